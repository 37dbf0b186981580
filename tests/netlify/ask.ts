/**
 * Asks Netlify's own parsers what they make of a site: `deno run ask.ts FOLDER < addresses.json`.
 *
 * The folder holds `netlify.toml` and `build/`. Printed are the complaints about the two files in
 * `build/`, the headers of every block that matches an address, all blocks, the redirects, and what
 * the build itself reads of the whole folder.
 */

import { resolveConfig } from "@netlify/config";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";

const [folder] = Deno.args;
const addresses: string[] = await new Response(Deno.stdin.readable).json();

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

const met = (address: string) =>
  headers.headers
    .filter((block) => "forRegExp" in block && block.forRegExp.test(address))
    .map(({ values }) => values);

console.log(JSON.stringify({
  errors: [...headers.errors, ...redirects.errors].map(String),
  headers: Object.fromEntries(addresses.map((address) => [address, met(address)])),
  blocks: headers.headers.map(({ for: address, values }) => ({ for: address, values })),
  redirects: redirects.redirects,
  config,
}));
Deno.exit();
