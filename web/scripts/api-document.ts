import { readFileSync } from "node:fs";

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
}
interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const source = new URL("../openapi.json", import.meta.url);

/**
 * The backend's document as the client wants it: short names (what everybody asks, or says so in its name, goes without its file), and answers without their envelope,
 * which `src/api/client.ts` takes off at run time.
 */
export function publicDocument(): Record<string, unknown> {
  const document = JSON.parse(readFileSync(source, "utf8")) as OpenApi;
  const names = new Set<string>();
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    operation.operationId = operation.operationId.replace(/^luffy_[a-z]+_api_(learner_|ways_in_|roles_|trail_)?/, "");
    if (names.has(operation.operationId)) throw new Error(`two operations are named ${operation.operationId}`);
    names.add(operation.operationId);
    unwrap(operation, document.components.schemas);
  }
  const isBare = ([name]: [string, Schema]) => !name.startsWith("Ok_");
  document.components.schemas = Object.fromEntries(Object.entries(document.components.schemas).filter(isBare));
  return { ...document };
}

function unwrap(operation: Operation, schemas: Record<string, Schema>): void {
  for (const [status, response] of Object.entries(operation.responses)) {
    const content = response.content?.["application/json"];
    if (!status.startsWith("2") || !content) continue;
    const enveloped = schemas[content.schema.$ref?.split("/").pop() ?? ""];
    const data = enveloped?.properties?.data;
    if (!data) throw new Error(`${operation.operationId} answers without an envelope`);
    content.schema = data;
  }
}
