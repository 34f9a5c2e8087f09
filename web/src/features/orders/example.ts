import type { OrderWithMoneyBackOut } from "@/api/generated";

/** An order for tests: 49 yuan with a coupon of 10 and 50 berries, placed at 20:00 in Shanghai, waiting for money. */
export function anOrder(given: Partial<OrderWithMoneyBackOut> = {}): OrderWithMoneyBackOut {
  const amounts = {
    listed_fen: 4_900, credit_fen: 0, discount_fen: 1_500, line_discount_fen: 1_000, site_discount_fen: 0,
    berries_spent: 50, berries_discount_fen: 500, payable_fen: 3_400,
  };
  return {
    ...amounts,
    number: "01HXORDER",
    status: "pending", status_number: 1, status_label: "待支付",
    payment_type: 1, payment_type_label: "支付宝",
    lines: [{ ...amounts, product: "course:1", name: "Python", image: "", access_days: 30, label: "1 个月", refund_state: null }],
    created_at: "2026-11-22T12:00:00Z", expires_at: "2026-11-22T12:30:00Z",
    paid_at: null, cancelled_at: null, opened: false, actions: ["pay", "cancel"], money_back: [],
    ...given,
  };
}
