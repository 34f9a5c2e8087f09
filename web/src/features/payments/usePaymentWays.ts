import { useQuery } from "@pinia/colada";
import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from "vue";
import { paymentMethodsQuery, wechatPayerQuery } from "@/api/generated/@pinia/colada.gen";
import { useSession } from "@/features/accounts/session.ts";
import { deviceOf, mayAskWeChat, openidOf, waysOf, type Channel, type Device, type Method, type Way } from "./ways.ts";

const CHOSEN_KEY = "pay-by";
const HALF_AN_HOUR_MS = 30 * 60 * 1_000;

export interface PaymentWays {
  ways: ComputedRef<Way[]>;
  device: Readonly<Ref<Device>>;
  /** What was chosen in this tab, while it is possible; else the first that is. */
  channel: Ref<Channel | undefined>;
  /** Undefined until the ways are known, or where none is possible. */
  method: ComputedRef<Method | undefined>;
  openid: string | null;
}

export function usePaymentWays(): PaymentWays {
  const { data } = useQuery(() => ({ ...paymentMethodsQuery(), staleTime: HALF_AN_HOUR_MS }));
  const openid = openidOf();
  const device = ref<Device>(deviceOf());
  const chosen = ref(sessionStorage.getItem(CHOSEN_KEY));
  const session = useSession();
  // Only inside WeChat: whether the school knows there who pays.
  const { data: payer } = useQuery(() => ({ ...wechatPayerQuery(), enabled: device.value === "wechat" && session.isSignedIn }));
  watch(payer, (told) => {
    if (told && !told.is_known && !openid && told.authorize_path && mayAskWeChat()) {
      location.assign(`/api/v1${told.authorize_path}?${new URLSearchParams({ next: location.pathname + location.search }).toString()}`);
    }
  }, { immediate: true });
  const ways = computed(() => waysOf(data.value ?? [], device.value, openid !== null || payer.value?.is_known === true));
  const possible = computed(() => ways.value.filter(({ method }) => method !== null));
  const way = computed(() => possible.value.find(({ channel }) => channel === chosen.value) ?? usual());
  const channel = computed({
    get: () => way.value?.channel,
    set(wanted) {
      chosen.value = wanted ?? null;
      if (wanted) sessionStorage.setItem(CHOSEN_KEY, wanted);
    },
  });

  /** Where no other was chosen: inside WeChat only one works; elsewhere Alipay, which needs no second device. */
  function usual(): Way | undefined {
    return possible.value.find(({ channel: name }) => name === "alipay") ?? possible.value[0];
  }

  const follow = () => (device.value = deviceOf());
  addEventListener("resize", follow);
  onScopeDispose(() => removeEventListener("resize", follow));
  return { ways, device, channel, method: computed(() => way.value?.method ?? undefined), openid };
}
