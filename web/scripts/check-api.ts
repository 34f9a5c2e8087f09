/** Fail when src/api/generated is not what openapi.json says. */

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const made = "src/api/generated";
const fresh = "src/api/generated-anew";

function texts(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length), readFileSync(path, "utf8")];
  }));
}

try {
  const env = { ...process.env, API_OUTPUT: fresh };
  execFileSync(process.execPath, ["node_modules/@hey-api/openapi-ts/bin/run.js", "--silent"], { env, stdio: "inherit" });
  const [now, anew] = [texts(made), texts(fresh)];
  const names = new Set([...now.keys(), ...anew.keys()]);
  const different = [...names].filter((name) => now.get(name) !== anew.get(name));
  if (different.length) {
    process.stderr.write(`the API client is out of date (${different.join(", ")}): run make api\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
