"""Static files under names that change with their content, so that browsers may keep them for good."""

from collections.abc import Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

# What no page of the portal asks for: source maps for debugging a library (some take a minute to compress).
UNSERVED = (".map",)


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Scripts name each other by such names too: none of an older version is ever mixed with a new one."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """As the base class, without source maps."""
        served = {path: file for path, file in paths.items() if not path.endswith(UNSERVED)}
        yield from super().post_process(served, dry_run, **options)
