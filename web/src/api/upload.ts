/** Files go up by XMLHttpRequest, which tells how much is gone; everything else as in client.ts. */

import { csrfToken, heard, ownHeaders, renewCsrfToken } from "./client.ts";
import type { FileOut } from "./generated";
import { Code, NetworkLoss, refusalIn } from "./refusal.ts";

export interface Sending {
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Where files for homework go; those for a mentor's notes go elsewhere. */
export const HOMEWORK_FILES = "/api/v1/me/uploads";
export const TALK_FILES = "/api/v1/mentor/uploads";

/** Send one file of homework or of a talk; give what the server keeps of it, else throw `ApiRefusal` or `NetworkLoss`. */
export function uploadFile(file: File, sending: Sending, address = HOMEWORK_FILES): Promise<FileOut> {
  return uploadTo<FileOut>(address, file, sending);
}

/** Send one file to an address; give its answer, else throw `ApiRefusal` or `NetworkLoss`. */
export async function uploadTo<Kept>(address: string, file: File, sending: Sending, fields: Readonly<Record<string, string>> = {}): Promise<Kept> {
  if (!csrfToken()) await renewCsrfToken();
  let response = await send(address, file, sending, fields);
  if (!response.ok) {
    const refusal = await refusalIn(response);
    if (refusal.code !== Code.csrf) throw heard(refusal);
    // The token changes when somebody signs in in another tab.
    await renewCsrfToken();
    response = await send(address, file, sending, fields);
    if (!response.ok) throw heard(await refusalIn(response));
  }
  const { data } = (await response.json()) as { data: Kept };
  return data;
}

function send(address: string, file: File, { onProgress, signal }: Sending, fields: Readonly<Record<string, string>>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    for (const [name, value] of Object.entries(ownHeaders("POST"))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      const requestId = request.getResponseHeader("X-Request-Id") ?? "";
      resolve(new Response(request.responseText, { status: request.status, headers: { "X-Request-Id": requestId } }));
    };
    request.onerror = () => reject(new NetworkLoss());
    const giveUp = () => request.abort();
    request.onabort = () => reject(new DOMException("", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", giveUp);
    signal.addEventListener("abort", giveUp);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set("file", file);
    request.send(body);
  });
}
