//! Accounts of the staff.

pub mod jobs;
pub mod rows;
pub mod rules;
pub mod web_standin {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Role {
        Organiser,
        Clerk,
        Planner,
        Auditor,
        Administrator,
    }
}
