/** The small build of hls.js says nothing of its types; they are those of the large one. */
declare module "hls.js/light" {
  export { default } from "hls.js";
}
