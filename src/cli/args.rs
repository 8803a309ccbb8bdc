//! The command line: what may be typed, with its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A town's plebiscite: one vote per resident, and a result anyone can recount.
#[derive(Debug, Parser)]
#[command(name = "wiec", version, about, long_about = None)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the town's configuration comes from.
#[derive(Debug, Clone, Default, Args)]
pub struct Town {
    /// The configuration file; without it every key has its default.
    #[arg(long, short, env = "WIEC_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Overrides one key, for example `--set server.listen=0.0.0.0:8080`; may be repeated.
    #[arg(long, value_name = "SECTION.KEY=VALUE")]
    pub set: Vec<String>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the town's pages until told to stop.
    Serve(Town),
    /// Brings the database to the newest form.
    Migrate(Town),
    /// Serves an invented town to try everything on.
    Demo(Demo),
    /// Checks the configuration and the machine and says what to do.
    Doctor(Town),
    /// Accounts of the staff.
    #[command(subcommand)]
    Staff(Staff),
    /// The roll of residents.
    #[command(subcommand)]
    Roll(Roll),
    /// Printed one-time codes.
    #[command(subcommand)]
    Codes(Codes),
    /// Runs a dress rehearsal with the ballots of a real election, through the pages.
    Rehearse(Rehearse),
    /// Counts a bundle or an election file; lists the rules.
    Tally(Tally),
    /// Writes a bundle or an election file in another format.
    Convert(Convert),
    /// Checks every signature, root, proof and count of a bundle, and recounts.
    Verify(Verify),
    /// Writes the published bundle of a plebiscite to a file.
    Export(Export),
    /// Scrubs, then writes a new directory that holds everything stored.
    Backup(Backup),
    /// Fills an empty database of either engine from a backup.
    Restore(Restore),
}

/// `wiec demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// Where the sample town lives; made if it is not there.
    #[arg(long, default_value = "wiec-demo", value_name = "DIR")]
    pub dir: PathBuf,
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// How many residents the town has.
    #[arg(long, default_value_t = 20_000)]
    pub residents: u32,
    /// Makes the town, prints what there is, and ends.
    #[arg(long)]
    pub once: bool,
}

/// `wiec staff …`
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Adds an account; asks for the password unless `--password-file` is given.
    Add {
        /// Where the town is.
        #[command(flatten)]
        town: Town,
        /// E-mail address: the name to sign in with.
        email: String,
        /// The person's name, as colleagues see it.
        #[arg(long)]
        name: String,
        /// What the account may do; may be repeated.
        #[arg(long, required = true)]
        role: Vec<String>,
        /// Reads the password from a file instead of asking.
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
    },
    /// Lists the accounts.
    List(Town),
    /// Takes an account out of use and ends its sessions.
    Disable {
        /// Where the town is.
        #[command(flatten)]
        town: Town,
        /// Whose account.
        email: String,
        /// Why; kept in the staff log.
        #[arg(long)]
        reason: String,
    },
    /// Prints a token for programs such as `wiec rehearse`; it ends by itself.
    Token {
        /// Where the town is.
        #[command(flatten)]
        town: Town,
        /// Whose account it acts for.
        email: String,
        /// Hours until it ends.
        #[arg(long, default_value_t = 12)]
        hours: u32,
    },
}

/// `wiec roll …`
#[derive(Debug, Subcommand)]
pub enum Roll {
    /// Imports a CSV or XLSX list, columns guessed from its header.
    Import {
        /// Where the town is.
        #[command(flatten)]
        town: Town,
        /// The list.
        file: PathBuf,
        /// Only shows what would be done.
        #[arg(long)]
        check: bool,
    },
    /// Prints the totals by district.
    Totals(Town),
}

/// `wiec codes …`
#[derive(Debug, Subcommand)]
pub enum Codes {
    /// Makes codes, letters and public keys from the package of a frozen plebiscite. Needs no server.
    Make(CodesMake),
}

/// `wiec codes make`
#[derive(Debug, Args)]
pub struct CodesMake {
    /// The package, as downloaded from the plebiscite's page.
    pub package: PathBuf,
    /// Where the files go; must be empty or absent.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Spare codes for letters that are lost, in percent of the roll.
    #[arg(long, default_value_t = 5)]
    pub spare: u32,
    /// Makes no letters, only codes and keys.
    #[arg(long)]
    pub no_letters: bool,
    /// On which side the envelopes have their window.
    #[arg(long, value_enum, default_value_t = Side::Right)]
    pub window: Side,
}

/// A side of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Side {
    /// As on most Polish envelopes.
    Right,
    /// As in DIN 5008.
    Left,
}

/// `wiec rehearse`
#[derive(Debug, Args)]
pub struct Rehearse {
    /// An election file: Pabulib, PrefLib, BLT, ABIF or a table of ballots.
    #[arg(long, value_name = "FILE")]
    pub ballots: PathBuf,
    /// The counting rule; else the usual one for such ballots (`wiec tally --rules` lists them).
    #[arg(long)]
    pub rule: Option<String>,
    /// How many are to be elected; else as the file says, or one.
    #[arg(long, value_name = "N")]
    pub seats: Option<usize>,
    /// Only N voters: the first ones of a Pabulib file, of others evenly from all.
    #[arg(long, value_name = "N")]
    pub voters: Option<usize>,
    /// The server to rehearse on.
    #[arg(long, value_name = "URL")]
    pub server: String,
    /// A file holding an organiser's token (`wiec staff token`).
    #[arg(long, value_name = "FILE")]
    pub token_file: PathBuf,
    /// How many residents vote at the same time.
    #[arg(long, default_value_t = 8)]
    pub parallel: usize,
    /// Keeps the bundle here.
    #[arg(long, value_name = "FILE.tar")]
    pub bundle: Option<PathBuf>,
}

/// `wiec tally`
#[derive(Debug, Args)]
pub struct Tally {
    /// A bundle (`.tar`) or an election file: .pb .soc .soi .toc .toi .cat .blt .abif .csv.
    #[arg(required_unless_present = "rules")]
    pub file: Option<PathBuf>,
    /// Lists every rule with its parameters and defaults.
    #[arg(long, conflicts_with_all = ["file", "rule", "seats", "set", "ties"])]
    pub rules: bool,
    /// How to count.
    #[command(flatten)]
    pub counting: Counting,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// How a file is counted.
#[derive(Debug, Clone, Default, Args)]
pub struct Counting {
    /// The counting rule (`wiec tally --rules` lists them); a bundle names its own.
    #[arg(long)]
    pub rule: Option<String>,
    /// How many win; without it as many as the file says, or one.
    #[arg(long, value_name = "N")]
    pub seats: Option<usize>,
    /// A parameter of the rule; may be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// How ties are broken: `lot:SEED`, `order` (as listed), `id`, for budgets also `cost,support,id`; `all` tells
    /// every outcome they allow. Without it as the rule does.
    #[arg(long, value_name = "ORDER")]
    pub ties: Option<String>,
}

/// `wiec convert`
#[derive(Debug, Args)]
pub struct Convert {
    /// A bundle (`.tar`) or an election file.
    #[arg(value_name = "IN")]
    pub from: PathBuf,
    /// The file to write: its name says the format; must not exist.
    #[arg(value_name = "OUT")]
    pub to: PathBuf,
    /// What the ballots say, where the file leaves it open: choice, approval, ranking, points or score.
    #[arg(long)]
    pub kind: Option<String>,
    /// Says something of the election, for formats with a place for it; may be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    pub meta: Vec<String>,
    /// With --rule: counts, and writes the result beside the projects of a `.pb` file.
    #[command(flatten)]
    pub counting: Counting,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `wiec verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// A bundle file, or the address of a plebiscite's journal page.
    pub bundle: String,
    /// The `eid` printed on the letter; without it the bundle only vouches for itself.
    #[arg(long)]
    pub eid: Option<String>,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `wiec export`
#[derive(Debug, Args)]
pub struct Export {
    /// Where the town is.
    #[command(flatten)]
    pub town: Town,
    /// The plebiscite's `eid`.
    pub eid: String,
    /// The file to write; must not exist.
    #[arg(long, value_name = "FILE.tar")]
    pub out: PathBuf,
}

/// `wiec backup`
#[derive(Debug, Args)]
pub struct Backup {
    /// Where the town is.
    #[command(flatten)]
    pub town: Town,
    /// The folder to write; must not exist.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Copies the keys into this folder too; it must not exist, and belongs elsewhere than the backup.
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
}

/// `wiec restore`
#[derive(Debug, Args)]
pub struct Restore {
    /// Where the town is: an empty database.
    #[command(flatten)]
    pub town: Town,
    /// The backup.
    #[arg(value_name = "DIR")]
    pub from: PathBuf,
    /// Where its keys are.
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
}
