import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";
import { chunks } from "./scripts/chunks.ts";
import { compileMessages } from "./scripts/messages.ts";

const backend = `http://127.0.0.1:${process.env.LUFFY_PORT ?? "8000"}`;
const fromBackend = ["/api/", "/_allauth/", "/admin", "/static/admin/", "/covers/", "/media/"];

export default defineConfig(({ command }) => ({
  // `make web-dev` serves the root itself; what is built lies under Django's STATIC_URL.
  base: command === "build" ? "/static/web/" : "/",
  plugins: [vue(), compileMessages()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_I18N_LEGACY_API__: "false",
    __VUE_I18N_FULL_INSTALL__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false",
    __INTLIFY_DROP_MESSAGE_COMPILER__: String(command === "build"),
  },
  build: {
    manifest: true,
    outDir: "dist",
    target: "es2022",
    rollupOptions: {
      input: "src/app/main.ts",
      output: {
        entryFileNames: "[name]-[hash].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
        codeSplitting: { groups: chunks },
      },
    },
  },
  server: {
    port: Number(process.env.WEB_PORT ?? "5173"),
    strictPort: true,
    proxy: Object.fromEntries(fromBackend.map((path) => [path, { target: backend, changeOrigin: false }])),
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/app/test-setup.ts"],
    restoreMocks: true,
    maxWorkers: 2,
    env: { TZ: "America/New_York" },
  },
}));
