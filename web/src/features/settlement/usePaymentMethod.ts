import { onScopeDispose, ref, type Ref } from "vue";
import type { PlaceIn } from "@/api/generated";

const PHONE = "(max-width: 859px)";

/** Alipay's page for desktops, or the one for phones. */
export function usePaymentMethod(): Readonly<Ref<NonNullable<PlaceIn["payment_method"]>>> {
  const phone = matchMedia(PHONE);
  const of = () => (phone.matches ? "alipay_wap" : "alipay");
  const method = ref<NonNullable<PlaceIn["payment_method"]>>(of());
  const follow = () => (method.value = of());
  phone.addEventListener("change", follow);
  onScopeDispose(() => phone.removeEventListener("change", follow));
  return method;
}
