import { defineConfig } from "@hey-api/openapi-ts";
import { publicDocument } from "./scripts/api-document.ts";

export default defineConfig({
  input: publicDocument(),
  // The check (scripts/check-api.ts) generates beside it and compares.
  output: { path: process.env.API_OUTPUT ?? "src/api/generated", clean: true },
  plugins: [
    { name: "@hey-api/client-fetch", runtimeConfigPath: "./src/api/client.ts", throwOnError: true },
    "@hey-api/typescript",
    { name: "@hey-api/sdk", responseStyle: "data" },
    "@pinia/colada",
  ],
});
