/**
 * Asks Netlify's own parsers what they make of a site: `deno run ask.ts FOLDER < asked.json`.
 *
 * The folder holds `netlify.toml` and `build/`; asked is `{addresses, languages}`. Printed are the
 * complaints about the two files in `build/`, the headers of every block that matches an address,
 * all blocks, the redirects, where the root leads a visitor whose browser names a language first,
 * and what the build itself reads of the whole folder.
 */

import { resolveConfig } from "@netlify/config";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import redirector from "netlify-redirector";

const [folder] = Deno.args;
const asked: { addresses: string[]; languages: string[] } = await new Response(Deno.stdin.readable)
  .json();

const headers = await parseAllHeaders({
  headersFiles: [`${folder}/build/_headers`],
  configHeaders: [],
  minimal: false,
});
const redirects = await parseAllRedirects({
  redirectsFiles: [`${folder}/build/_redirects`],
  configRedirects: [],
  minimal: true,
});
const { config } = await resolveConfig({ cwd: folder, offline: true, mode: "cli", env: {} });

const written = await Deno.readTextFile(`${folder}/build/_redirects`);
const rules = await redirector.parsePlain(written, {});
const led = (language: string) => {
  const { to, status } = rules.match({
    scheme: "https",
    host: "example.com",
    path: "/",
    query: "",
    getHeader: (name: string) => name === "X-Language" ? language : "",
    getCookie: () => "",
  });
  return { to, status };
};

const met = (address: string) =>
  headers.headers
    .filter((block) => "forRegExp" in block && block.forRegExp.test(address))
    .map(({ values }) => values);

console.log(JSON.stringify({
  errors: [...headers.errors, ...redirects.errors].map(String),
  headers: Object.fromEntries(asked.addresses.map((address) => [address, met(address)])),
  blocks: headers.headers.map(({ for: address, values }) => ({ for: address, values })),
  redirects: redirects.redirects,
  led: Object.fromEntries(asked.languages.map((language) => [language, led(language)])),
  config,
}));
Deno.exit();
