/** Messages are compiled when the storefront is built: the browser needs no compiler, and has less to do. */

import { baseCompile } from "@intlify/message-compiler";
import type { Plugin } from "vite";

interface Messages {
  [key: string]: string | Messages;
}
type Compiled = string | object;

// What has none of these is shown as it is.
const syntax = /[{}|@\\]/;

export function compiled(messages: string | Messages): Compiled {
  if (typeof messages === "string") return syntax.test(messages) ? syntaxTree(messages) : messages;
  return Object.fromEntries(Object.entries(messages).map(([key, inner]) => [key, compiled(inner)]));
}

function syntaxTree(message: string): object {
  const refuse = (error: Error) => {
    throw new Error(`${error.message}: ${message}`);
  };
  return baseCompile(message, { jit: true, minify: true, location: false, onError: refuse }).ast;
}

export function compileMessages(): Plugin {
  return {
    name: "compile-messages",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /[\\/]src[\\/]i18n[\\/][\w-]+[\\/]\w+\.json$/ },
      handler: (text) => JSON.stringify(compiled(JSON.parse(text) as Messages)),
    },
  };
}
