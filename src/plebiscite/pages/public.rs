//! Pages of residents and of everybody.
