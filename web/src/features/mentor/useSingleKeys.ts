import { ref, watch, type Ref } from "vue";

const NAME = "mentor-single-keys";

/** Whether single keys do something on the workbench; remembered on this machine. */
export function useSingleKeys(): { single: Ref<boolean> } {
  const single = ref(localStorage.getItem(NAME) !== "off");
  watch(single, (on) => {
    localStorage.setItem(NAME, on ? "on" : "off");
  });
  return { single };
}
