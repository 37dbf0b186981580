"""What Netlify says of a build in its environment, for a site that knows where it will stand."""

from collections.abc import Mapping
from dataclasses import replace

from site_builder.files.addresses import is_site_address
from site_builder.options import Options


def on_netlify(options: Options, environment: Mapping[str, str]) -> Options:
    """Return the options of a build with what is said beside them; elsewhere they stay as they are.

    Outside of production (`CONTEXT`) the build is a preview with an address of its own
    (`DEPLOY_PRIME_URL`). In production the site will stand at `URL`. An address that was asked for
    goes before either.
    """
    context = environment.get("CONTEXT", "")
    is_production = context == "production"
    url = environment.get("URL" if is_production else "DEPLOY_PRIME_URL", "").rstrip("/")
    if not context or not is_site_address(url):
        return options
    if is_production:
        return replace(options, host_url=url)
    return replace(options, base_url=options.base_url or url, is_preview=True)
