//! From a package to its files, and every slip on the way.

use std::os::unix::fs::PermissionsExt;

use ballotbox::code::{Code, Kdf};
use ballotbox::manifest::KdfDef;
use ballotbox::package::{Addressee, CodeKeys, PACKAGE, Package, label};
use kernel::{Lang, PlebisciteId, ResidentId, Uuid};

use super::*;

fn package(residents: u128) -> Package {
    let person = |n: u128| Addressee {
        id: ResidentId::from_uuid(Uuid::from_u128(n)),
        name: format!("Ada Przykładowa {n}"),
        address: "ul. Lipowa 1, 17-200 Przykładowo".to_owned(),
        lang: if n.is_multiple_of(2) { Lang::Pl } else { Lang::Be },
    };
    Package {
        format: PACKAGE.to_owned(),
        plebiscite: PlebisciteId::from_uuid(Uuid::from_u128(7)),
        town: "Przykładowo".to_owned(),
        title: [("pl".to_owned(), "Motyw".to_owned()), ("en".to_owned(), "Theme".to_owned())].into(),
        public_url: "https://glosowanie.example".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        accent: "#7a3b12".to_owned(),
        contact: "tel. 1".to_owned(),
        max: 1,
        paper: true,
        code_kdf: KdfDef { salt: "01".repeat(16), iterations: 10 },
        opens_at: 1_795_528_800_000,
        closes_at: 1_796_738_400_000,
        rehearsal: false,
        residents: (1..=residents).map(person).collect(),
    }
}

fn args(dir: &std::path::Path, package: &Package) -> CodesMake {
    let path = dir.join("package.json");
    std::fs::write(&path, package.encode().unwrap()).unwrap();
    CodesMake { package: path, out: dir.join("out"), spare: 50, no_letters: false, window: Side::Right }
}

#[test]
fn every_file_is_made_and_the_codes_fit_their_keys() {
    let dir = tempfile::tempdir().unwrap();
    let package = package(5);
    let args = args(dir.path(), &package);
    make(&args).unwrap();
    let keys = CodeKeys::parse(&std::fs::read(args.out.join("code-keys.json")).unwrap()).unwrap();
    let roll = package.residents.iter().map(|resident| resident.id).collect();
    assert_eq!(keys.check(package.plebiscite, &package.code_kdf.salt, &roll).unwrap().len(), 5 + 3);

    let kdf = Kdf { salt: vec![1; 16], iterations: 10 };
    let pk = |code: &str| Code::parse(code).unwrap().key(&kdf).unwrap().compressed().unwrap();
    let read = |name: &str| {
        let path = args.out.join(name);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        let mut reader = sheets::open(&path, &sheets::Options::default()).unwrap();
        let rows: Vec<Vec<String>> = reader
            .rows()
            .unwrap()
            .map(|row| row.unwrap().cells.iter().map(|cell| cell.text.to_string()).collect())
            .collect();
        rows
    };
    for (row, key) in read("codes.csv").iter().zip(&keys.keys) {
        assert_eq!(row[1], key.resident.to_string());
        assert_eq!(HEX.encode(&pk(&row[5])), key.pk);
    }
    for (row, key) in read("spares.csv").iter().zip(&keys.spares) {
        assert_eq!(HEX.encode(&pk(&row[1])), *key);
        assert_eq!(row[0], label(&pk(&row[1])));
    }
    let mut letters: Vec<String> = std::fs::read_dir(args.out.join("letters"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    letters.sort();
    assert_eq!(letters, ["pl-en-0001.pdf", "spares-pl-en-0001.pdf"]);
    let again = make(&args).unwrap_err().to_string();
    assert!(again.contains("is not empty; name a folder that is empty or not there yet"), "{again}");
}

const HEX: data_encoding::Encoding = data_encoding::HEXLOWER;

#[test]
fn a_package_without_letters_makes_none() {
    let dir = tempfile::tempdir().unwrap();
    let args = CodesMake { no_letters: true, spare: 0, ..args(dir.path(), &package(2)) };
    make(&args).unwrap();
    assert!(!args.out.join("letters").exists());
    assert!(args.out.join("codes.csv").exists());
}

#[test]
fn a_bad_package_is_refused_with_place_and_remedy() {
    let dir = tempfile::tempdir().unwrap();
    type Change = (fn(&mut Package), &'static str);
    let changes: [Change; 5] = [
        (|p| p.code_kdf.salt = "0101".to_owned(), "`code_kdf.salt` is not 16 bytes"),
        (|p| p.code_kdf.iterations = 0, "`code_kdf.iterations` is not between"),
        (|p| p.residents.clear(), "nobody would get a letter"),
        (|p| p.zone = "Europe/Hajnowka".to_owned(), "`Europe/Hajnowka` is no time zone"),
        (|p| p.residents[1].id = p.residents[0].id, "entry 2 of `residents` names"),
    ];
    for (change, said) in changes {
        let mut bad = package(3);
        change(&mut bad);
        let args = args(dir.path(), &bad);
        let error = make(&args).unwrap_err().to_string();
        assert!(error.contains(said) && error.contains("download the package again"), "{error}");
        assert!(error.contains("package.json") && !args.out.exists(), "{error}");
    }
    let args = args(dir.path(), &package(1));
    std::fs::write(&args.package, b"surname;given\n").unwrap();
    assert!(make(&args).unwrap_err().to_string().contains("is no wiec-package/v1 file"));
    let missing = CodesMake { package: dir.path().join("none.json"), ..args };
    assert!(make(&missing).unwrap_err().to_string().contains("none.json` cannot be read"));
    let many = CodesMake { spare: 101, ..missing };
    assert!(make(&many).unwrap_err().to_string().contains("--spare 101: at most 100 percent"));
}

#[test]
fn spares_are_rounded_up() {
    assert_eq!((spares(1, 5), spares(100, 5), spares(101, 5), spares(10, 0)), (1, 5, 6, 0));
}
