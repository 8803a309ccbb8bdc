//! Documents: letters, minutes, rule sheets (PDF).
