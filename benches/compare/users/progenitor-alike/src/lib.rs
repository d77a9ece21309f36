//! The client that progenitor generates from the exported OpenAPI document.

progenitor::generate_api!("../../openapi.json");
