import stylistic from "@stylistic/eslint-plugin";
import vue from "eslint-plugin-vue";
import accessibility from "eslint-plugin-vuejs-accessibility";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";
import vueParser from "vue-eslint-parser";

const oneWay = "The client talks to the backend through src/api only.";

export default defineConfig(
  globalIgnores(["dist", "src/api/generated", "node_modules"]),
  ts.configs.strict,
  ts.configs.stylistic,
  vue.configs["flat/recommended"],
  accessibility.configs["flat/recommended"],
  {
    files: ["**/*.{ts,vue}"],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser, sourceType: "module" } },
    plugins: { "@stylistic": stylistic },
    rules: {
      "@stylistic/quotes": ["error", "double", { avoidEscape: true }],
      "@stylistic/semi": "error",
      "@stylistic/comma-dangle": ["error", "always-multiline"],
      "@stylistic/member-delimiter-style": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "max-lines": ["error", 400],
      "no-console": "error",
      "no-restricted-globals": ["error", { name: "fetch", message: oneWay }, { name: "XMLHttpRequest", message: oneWay }],
      "vue/block-order": ["error", { order: ["script", "template", "style"] }],
      "vue/component-api-style": ["error", ["script-setup"]],
      "vue/define-props-declaration": ["error", "type-based"],
      "vue/define-emits-declaration": ["error", "type-literal"],
      "vue/no-v-html": "error",
      "vue/html-self-closing": ["warn", { html: { void: "any" } }],
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/html-closing-bracket-newline": "off",
      "vue/multiline-html-element-content-newline": "off",
      "vue/html-indent": "off",
      // Units come last, as in the API: `price_fen`.
      "vue/prop-name-casing": "off",
      "vue/require-default-prop": "off",
      // CSS that lays a table out as cards takes its roles away; then they must be said.
      "vuejs-accessibility/no-redundant-roles": "off",
      // A label may hold its control or point at it.
      "vuejs-accessibility/label-has-for": ["error", { required: { some: ["nesting", "id"] } }],
      // Ours are seen by no linter: FormField connects label and control.
      "vuejs-accessibility/form-control-has-label": "off",
    },
  },
  { files: ["src/api/client.ts", "src/api/upload.ts", "**/*.test.ts"], rules: { "no-restricted-globals": "off", "vue/one-component-per-file": "off" } },
  {
    files: ["src/components/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@/features/*", "@/api/*", "**/features/**", "**/api/**"], message: "Components know no business." }] },
      ],
    },
  },
);
