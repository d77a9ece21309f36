"""The hooks of Schemathesis: they correct the document, and make requests that match something."""

import errata  # noqa: F401
import known  # noqa: F401
