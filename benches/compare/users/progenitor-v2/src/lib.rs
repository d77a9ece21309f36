//! The client that progenitor generates from the provider's OpenAPI document of v2.

progenitor::generate_api!("../../v2.json");
