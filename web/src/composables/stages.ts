import { onMounted, ref, type Ref } from "vue";

let isStarting = true;

/** Called once the first page stands. */
export function hasStarted(): void {
  isStarting = false;
}

/**
 * How many parts of a long page may be made by now. While the first page replaces what the server printed, the parts
 * come one after another, so that the browser can answer in between; later, where one goes back to, all come at once.
 */
export function useStages(count: number): Readonly<Ref<number>> {
  const stage = ref(isStarting ? 0 : count);
  const next = () => {
    if (stage.value === count) return;
    stage.value += 1;
    // After the frame that shows this one.
    requestAnimationFrame(() => setTimeout(next));
  };
  onMounted(next);
  return stage;
}
