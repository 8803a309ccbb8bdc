//! Letters about accounts. Each is written in the language of the one who gets it.

use kernel::Instant;
use post::Letter;
use templates::Words;

/// What every letter of ours names.
pub struct Head<'a> {
    /// The words, in the reader's language.
    pub words: &'a Words,
    /// The town's name in that language.
    pub town: &'a str,
    /// The town's zone.
    pub zone: &'a str,
    /// To whom: address and name.
    pub to: (&'a str, &'a str),
    /// Where to go.
    pub link: String,
}

impl Head<'_> {
    /// You are invited.
    #[must_use]
    pub fn invitation(&self, inviter: &str, roles: &str, until: Instant) -> Letter {
        let subject = self.words.with("accounts-letter-invitation-subject", &[("town", self.town.into())]);
        let text = self.words.with(
            "accounts-letter-invitation-text",
            &[
                ("name", self.to.1.into()),
                ("inviter", inviter.into()),
                ("town", self.town.into()),
                ("roles", roles.into()),
                ("until", self.moment(until).into()),
                ("link", self.link.as_str().into()),
            ],
        );
        self.letter(subject, &text)
    }

    /// A link for a new password.
    #[must_use]
    pub fn reset(&self, until: Instant) -> Letter {
        let subject = self.words.with("accounts-letter-reset-subject", &[("town", self.town.into())]);
        let text = self.words.with(
            "accounts-letter-reset-text",
            &[
                ("name", self.to.1.into()),
                ("town", self.town.into()),
                ("until", self.moment(until).into()),
                ("link", self.link.as_str().into()),
            ],
        );
        self.letter(subject, &text)
    }

    /// The password was changed.
    #[must_use]
    pub fn password_changed(&self, when: Instant) -> Letter {
        let args =
            [("name", self.to.1.into()), ("when", self.moment(when).into()), ("link", self.link.as_str().into())];
        self.changed(&self.words.with("accounts-letter-changed-password", &args))
    }

    /// An administrator took the second factor away.
    #[must_use]
    pub fn second_factor_reset(&self, when: Instant) -> Letter {
        let args =
            [("name", self.to.1.into()), ("when", self.moment(when).into()), ("link", self.link.as_str().into())];
        self.changed(&self.words.with("accounts-letter-changed-second-factor", &args))
    }

    fn changed(&self, text: &str) -> Letter {
        self.letter(self.words.with("accounts-letter-changed-subject", &[("town", self.town.into())]), text)
    }

    fn moment(&self, at: Instant) -> String {
        self.words.date_time(at, self.zone)
    }

    fn letter(&self, subject: String, text: &str) -> Letter {
        let (to, name) = self.to;
        Letter { to: to.to_owned(), name: name.to_owned(), subject, text: format!("{text}\n") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    #[test]
    fn letters_are_whole_in_each_language() {
        for lang in templates::offered() {
            let words = Words::of(lang);
            let head = Head {
                words: &words,
                town: "Hajnówka",
                zone: "Europe/Warsaw",
                to: ("ada@example.org", "Ada"),
                link: "https://wiec.example/invitation/abc".to_owned(),
            };
            let at = Instant::from_millis(1_800_000_000_000);
            let letters = [
                head.invitation("Bob", "audytor", at),
                head.reset(at),
                head.password_changed(at),
                head.second_factor_reset(at),
            ];
            for letter in letters {
                let all = format!("{}\n{}", letter.subject, letter.text);
                assert!(!all.contains('⟦') && !all.contains('{'), "{lang}: {all}");
                assert!(all.contains("https://wiec.example/invitation/abc\n"), "the link stands alone: {all}");
                assert!(all.contains("Hajnówka") && all.contains("Ada"));
            }
        }
    }

    #[test]
    fn the_invitation_reads_well() {
        let words = Words::of(Lang::Pl);
        let head = Head {
            words: &words,
            town: "Hajnówka",
            zone: "Europe/Warsaw",
            to: ("ada@example.org", "Ada"),
            link: "https://wiec.example/invitation/abc".to_owned(),
        };
        let letter = head.invitation("Jan Bociek", "audytor", Instant::from_millis(1_800_000_000_000));
        assert_eq!(letter.subject, "Zaproszenie do pracy: Hajnówka");
        assert!(
            letter.text.contains("Jan Bociek zaprasza do pracy w serwisie głosowań Wiec (Hajnówka). Role: audytor.")
        );
        assert!(letter.text.contains("do 15 stycznia 2027, godz. 09:00."), "{}", letter.text);
    }
}
