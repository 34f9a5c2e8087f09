/** Order the same again: put what is still sold into the cart and go there, so that today's prices are seen first. */

import { ref, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { useRouter } from "vue-router";
import { useQueryCache } from "@pinia/colada";
import { addToCart, coursesGetCourse, getDegree, type OrderLineOut, type OrderOut, type PolicyOut } from "@/api/generated";
import { myCartQueryKey } from "@/api/generated/@pinia/colada.gen";
import { ApiRefusal } from "@/api/refusal.ts";
import { useToast } from "@/components/useToast.ts";
import { useFailure } from "@/composables/failure.ts";

export function useReorder(): { reorder: (order: OrderOut) => Promise<void>; isReordering: Readonly<Ref<boolean>> } {
  const { t } = useI18n();
  const { toast } = useToast();
  const { describe } = useFailure();
  const router = useRouter();
  const queries = useQueryCache();
  const isReordering = ref(false);

  async function reorder(order: OrderOut): Promise<void> {
    if (isReordering.value) return;
    isReordering.value = true;
    try {
      const gone: string[] = [];
      for (const line of order.lines) {
        if (!(await putBack(line))) gone.push(line.name);
      }
      await queries.invalidateQueries({ key: myCartQueryKey() });
      if (gone.length) toast(t("orders.reorderGone", { names: gone.join(t("orders.comma")) }), { tone: "bad" });
      if (gone.length < order.lines.length) await router.push({ name: "cart" });
    } catch (error) {
      const { title } = describe(error);
      toast(title, { tone: "bad" });
    } finally {
      isReordering.value = false;
    }
  }

  return { reorder, isReordering };
}

/** Whether it could be had: what is not sold any more, or owned by now, is left out. */
async function putBack(line: OrderLineOut): Promise<boolean> {
  try {
    const policy = closest(await policiesOf(line.product), line.access_days);
    if (!policy) return false;
    await addToCart({ body: { product: line.product, price_policy_id: policy.id } });
    return true;
  } catch (error) {
    if (error instanceof ApiRefusal && error.status < 500 && error.status !== 401 && error.status !== 429) return false;
    throw error;
  }
}

async function policiesOf(product: string): Promise<PolicyOut[]> {
  const [kind, id] = product.split(":");
  const page = kind === "degree" ? await getDegree({ path: { degree_id: Number(id) } }) : await coursesGetCourse({ path: { course_id: Number(id) } });
  return page.price_policies;
}

/** The same period, or the one nearest to it. */
export function closest(policies: readonly PolicyOut[], access_days: number): PolicyOut | undefined {
  const distance = (policy: PolicyOut) => Math.abs(policy.access_days - access_days);
  return [...policies].sort((a, b) => distance(a) - distance(b))[0];
}
