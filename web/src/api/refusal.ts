/** What can go wrong with a call. Pages show these through `describe` of composables/failure.ts. */

/** The backend said no, in words for people (`msg`) and in numbers for programs (`code`, `detail`). */
export class ApiRefusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly msg: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  /** Problems by the name of the field, when the input was at fault. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(given: {
    code: number;
    status: number;
    msg: string;
    detail?: Record<string, unknown>;
    requestId?: string;
    fields?: Record<string, string>;
  }) {
    super(given.msg);
    this.name = "ApiRefusal";
    this.code = given.code;
    this.status = given.status;
    this.msg = given.msg;
    this.detail = given.detail ?? {};
    this.requestId = given.requestId ?? "";
    this.fields = given.fields ?? {};
  }
}

/** Nobody answered: no network, or not in time. Whether the call had an effect is not known. */
export class NetworkLoss extends Error {
  constructor(cause?: unknown) {
    super("no answer", { cause });
    this.name = "NetworkLoss";
  }
}

/** The number of our own refusals that the client itself acts upon (docs/api). */
export const Code = { unreadable: 0, internal: 1100, invalidInput: 1101, notFound: 1102, unauthenticated: 1103, tooMany: 1105, csrf: 1107 } as const;

export function isRefusal(error: unknown, ...codes: number[]): error is ApiRefusal {
  return error instanceof ApiRefusal && (codes.length === 0 || codes.includes(error.code));
}

/** The refusal in an answer that is not ok; what is not ours (a proxy's page) becomes code 0. */
export async function refusalIn(response: Response): Promise<ApiRefusal> {
  const requestId = response.headers.get("X-Request-Id") ?? "";
  const body = await response.json().catch(() => null);
  const { status } = response;
  if (isEnvelope(body)) {
    const fields = fieldsOf(body.detail.fields);
    return new ApiRefusal({ code: body.code, status, msg: body.msg, detail: body.detail, requestId: body.request_id, fields });
  }
  if (isAllauth(body)) {
    const fields = Object.fromEntries(body.errors.map((problem) => [problem.param ?? "", problem.message]));
    const msg = body.errors[0]?.message ?? "";
    return new ApiRefusal({ code: Code.invalidInput, status, msg, requestId, fields, detail: { codes: body.errors.map((problem) => problem.code) } });
  }
  if (isPending(body)) {
    const steps = body.data.flows.filter((flow) => flow.is_pending).map((flow) => flow.id);
    return new ApiRefusal({ code: Code.unauthenticated, status, msg: "", requestId, detail: { steps } });
  }
  return new ApiRefusal({ code: status === 401 ? Code.unauthenticated : Code.unreadable, status, msg: "", requestId });
}

interface Envelope {
  code: number;
  msg: string;
  detail: Record<string, unknown>;
  request_id: string;
}

/** What django-allauth answers to input it does not take. */
interface AllauthErrors {
  errors: { message: string; code: string; param?: string }[];
}

/** What it answers to a sign-in that needs another step. */
interface AllauthFlows {
  data: { flows: { id: string; is_pending?: boolean }[] };
}

function isPending(body: unknown): body is AllauthFlows {
  if (typeof body !== "object" || body === null || !("data" in body)) return false;
  const { data } = body;
  return typeof data === "object" && data !== null && "flows" in data && Array.isArray(data.flows);
}

function isEnvelope(body: unknown): body is Envelope {
  return typeof body === "object" && body !== null && "code" in body && "msg" in body && "detail" in body;
}

function isAllauth(body: unknown): body is AllauthErrors {
  return typeof body === "object" && body !== null && "errors" in body && Array.isArray(body.errors);
}

/** `[{where: "body.given.password", problem}]` as `{password: problem}`. */
function fieldsOf(fields: unknown): Record<string, string> {
  if (!Array.isArray(fields)) return {};
  return Object.fromEntries(
    (fields as { where: string; problem: string }[]).map(({ where, problem }) => [where.split(".").pop() ?? "", problem]),
  );
}
