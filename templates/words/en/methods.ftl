# Methods of counting: what is marked, who wins, the known weakness; and the guide.

methods-title = Methods of counting votes
methods-lead = The same ballots can give different winners, depending on how they are counted. That is why the method is chosen before the vote and frozen together with the ballot.
methods-which = Which one fits?
methods-begin = Begin a plebiscite with this method
methods-weak = Known weakness
methods-marks = What a voter does

methods-group-one = One option wins
methods-group-several = Several options win
methods-group-budget = Money shared out among projects

methods-ballot-choice = marks one option
methods-ballot-approval = marks one or more options
methods-ballot-ranking = puts the options in order
methods-ballot-score = gives each option a grade
methods-ballot-points = shares out points among the options

## Methods: name, how it works, weakness

method-plurality = One vote
method-plurality-how = Everybody marks one option. The one that is marked most often wins.
method-plurality-weak = With more than two options, similar ones take votes from each other, and one that most people do not want can win.

method-approval = Approval voting
method-approval-how = Everybody marks every option they could live with. The one marked by most people wins.
method-approval-weak = Every mark weighs the same: what somebody likes better cannot be seen, and an option that a majority puts first can lose.

method-referendum = Yes or no
method-referendum-how = There is one question with two answers: for and against. “For” is adopted when it has more than half of the valid votes, or reaches the share that was set.
method-referendum-weak = When a share of turnout is asked for, opponents gain more by staying at home than by voting. A share of support is safer.

method-score = Sum of grades
method-score-how = Everybody grades the options, each on its own. The grades are added up, a missing one counts as nought; the largest sum wins.
method-score-weak = Who gives only the highest and lowest grades weighs more than who grades with care.

method-star = Grades and a runoff (STAR)
method-star-how = Everybody grades the options, and the grades are added up. The two with the largest sums go to a runoff on the same ballots: the one that more people graded higher wins.
method-star-weak = The count has two steps and is harder to explain; two very similar options can get into the runoff.

method-majority-judgment = Middle grade
method-majority-judgment-how = Everybody grades the options, and the grades of each are laid out from best to worst. The middle one counts: at least half of the people gave that or better. When middles are equal, one middle grade of each is laid aside until there is a difference.
method-majority-judgment-weak = An option can win though a majority graded another one higher; little-known options lose, because a missing grade counts as the lowest.

method-irv = Instant runoff
method-irv-how = Everybody puts the options in order. The one with the fewest first places drops out and its ballots go to the next option on each; so on, until one has more than half of the votes that remain.
method-irv-weak = An option that nearly everybody puts second can drop out, and a higher place on a ballot can sometimes do harm. It happened in Burlington in 2009.

method-two-round = Two rounds on one ballot
method-two-round-how = Everybody puts the options in order. If none has more than half of the first places, the two with most of them stay; each ballot counts for the one that stands higher on it.
method-two-round-weak = An option that is good for everybody but first for few drops out before it is ever compared.

method-borda = Points for places (Borda)
method-borda-how = Everybody puts the options in order. There are points for each place: the higher, the more. The largest sum of points wins.
method-borda-weak = The result changes when similar options are added, and it is easy to harm a rival by putting it last against one’s conviction.

method-condorcet = Winner of all duels (Condorcet)
method-condorcet-how = Everybody puts the options in order. Every two are compared: the one that more people prefer in each comparison wins.
method-condorcet-weak = Seldom, but it happens, there is no such option. Then this method names nobody; the other methods of duels do.

method-schulze = Duels – Schulze’s method
method-schulze-how = Everybody puts the options in order, and every two are compared. An option that wins all its comparisons wins. If the comparisons go round in a circle, the strongest chains of wins decide.
method-schulze-weak = In a circle the chains are hard to work out on paper. It happens seldom.

method-ranked-pairs = Duels – the clearest first
method-ranked-pairs-how = Everybody puts the options in order, and every two are compared. Results are accepted from the clearest on, and only those that contradict clearer ones are passed over. The option that nothing accepted defeats wins.
method-ranked-pairs-weak = All pairs have to be counted, so paper ballots cannot be counted by simply adding up marks.

method-minimax = Duels – the smallest defeat
method-minimax-how = Everybody puts the options in order, and every two are compared. The one whose worst defeat is the smallest wins.
method-minimax-weak = When the comparisons go round in a circle, an option that loses to every other one can win.

method-copeland = Duels – most of them won
method-copeland-how = Everybody puts the options in order, and every two are compared. The one that won most comparisons wins; an equal pair counts one half.
method-copeland-weak = It does not matter how clear a win was, so ties are more common than with the other methods of duels.

method-k-approval = Several marks, several winners
method-k-approval-how = Everybody marks at most a set number of options. Those marked most often win – as many as there are seats.
method-k-approval-weak = A united group, even one only a little larger than others, can take all the seats.

method-cumulative = Points to share out
method-cumulative-how = Everybody has the same number of points and shares them out among the options as they like. Those that gather most points win.
method-cumulative-weak = A minority gets something only if it agrees and does not scatter its points; points for a sure winner are wasted.

method-stv-scottish = Transferable vote for several seats (Scottish STV)
method-stv-scottish-how = Everybody puts the options in order. Whoever has more than the votes needed takes a seat, and what is over goes on by the ballots; the one with fewest drops out. Large and small groups take seats in proportion.
method-stv-scottish-weak = The count is long, and in rare cases a higher place on a ballot can do harm.

method-stv-meek = Transferable vote for several seats (Meek’s STV)
method-stv-meek-how = Everybody puts the options in order. The part of a vote that is not needed goes on from every ballot alike, and after each exclusion everything is worked out anew. It is the most exact kind of transferable vote.
method-stv-meek-weak = It can only be counted by a computer; by hand one checks a single step at most.

method-av = Most marks, no limit
method-av-how = Everybody marks as many options as they like. Those marked most often take the seats.
method-av-weak = A majority can take all the seats, and a minority none.

method-sav = One vote, split evenly
method-sav-how = Everybody marks as many options as they like, and the vote is split among them evenly: with four marks each weighs a quarter. The largest sums take the seats.
method-sav-weak = Who supports many options weakens each of them; it is not a proportional share.

method-pav = In proportion, from marks (PAV)
method-pav-how = Everybody marks as many options as they like. The set is sought that gives residents most together: for each of them the first option they get counts 1, the second 1/2, the third 1/3. Large groups get more seats, small ones their part.
method-pav-weak = All sets have to be compared, so the method is only for few options.

method-seq-pav = In proportion, from marks, one by one
method-seq-pav-how = Everybody marks as many options as they like. Seats are given one by one: a ballot with one option already chosen weighs one half, with two one third. So the next seats go to those who have fewer.
method-seq-pav-weak = A seat once given is not taken back, so the set can be a little worse than the best possible.

method-phragmen = Equal burden (Phragmén)
method-phragmen-how = Everybody marks as many options as they like. Each chosen option “costs” one seat, and those who marked it share the cost. The next one is always that with which the most burdened voter is burdened least.
method-phragmen-weak = The steps are hard to do in one’s head, though the result of each can be checked.

method-equal-shares-committee = Equal shares of seats
method-equal-shares-committee-how = Everybody marks as many options as they like and gets an equal share of the seats. An option is paid for, in equal parts, by those who marked it; when somebody’s share is spent, their other votes stop counting.
method-equal-shares-committee-weak = The shares alone do not always fill every seat; the rest is then filled by Phragmén’s method.

method-seq-cc = As many represented as possible (Chamberlin–Courant)
method-seq-cc-how = Everybody marks as many options as they like. Seats are given one by one, always to the option that gives a first one to most people who have none yet.
method-seq-cc-weak = The size of groups does not count: a large group and a small one get one seat each.

method-greedy = One by one, by support
method-greedy-how = Everybody marks the projects they support. They are taken from the one marked most often; a project there is not enough money for is passed over. Most participatory budgets are counted this way.
method-greedy-weak = One large group, or a few dear projects, can take all the money; many residents then get nothing.

method-equal-shares = Equal shares
method-equal-shares-how = The budget is split into equal shares, one per voter. A project is paid by those who marked it, in equal parts. The project with most support goes first; when somebody’s share is spent, their other votes stop counting, so every part of town gets its turn.
method-equal-shares-weak = A project with more votes can lose to a cheaper one that is supported by people who have got nothing so far. This has to be explained before the vote.

method-phragmen-pb = Equal burden with costs (Phragmén)
method-phragmen-pb-how = Everybody marks the projects they support. All of them save money at the same pace; a project is bought when those who marked it have saved its cost, and then they begin again from nothing.
method-phragmen-pb-weak = The count ends at the first project there is not enough money for, so part of the money may be left.

## The guide

guide-title = Which method fits?
guide-lead = Answer as many questions as you can. Empty answers do no harm.
guide-ask = Show the method
guide-what = What shall come of the vote?
guide-what-one = One option
guide-what-yes-no = Yes or no to one question
guide-what-several = Several options, with no money counted
guide-what-budget = A list of projects there is enough money for
guide-many = How many options are there?
guide-many-two = Two
guide-many-few = From three to about seven
guide-many-lots = More
guide-say = What shall voters say?
guide-say-hint = The more a ballot says, the longer it takes to fill in.
guide-say-accept = What they could live with
guide-say-order = What they prefer to what
guide-say-grade = How much they like it
guide-fair = What matters more when there are several winners?
guide-fair-most = That what has most votes wins
guide-fair-share = That every larger group gets something
guide-hand = Must paper ballots be countable by hand, by simply adding up?
guide-hand-yes = Yes
guide-hand-no = Not needed
guide-answer = This fits: { $method }
guide-because = Why
guide-instead = Another possibility
guide-instead-text = { $method } – { $reason }
guide-more = More about this method
guide-all = All methods, explained

guide-reason-yes-no = There is one question, so two answers and a clear share are enough.
guide-reason-two = With two options all methods give the same; the simplest is the best.
guide-reason-default = Nobody has to choose the lesser evil among similar options: both can be marked.
guide-reason-simple = The ballot takes seconds to fill in and is seldom void.
guide-reason-hand = Ballots can be counted by hand: marks are simply added up.
guide-reason-not-hand = Paper ballots cannot be counted by adding up alone; two people copy each card, and the program counts.
guide-reason-order = The ballot says what people prefer to what, so every two options can be compared.
guide-reason-aloud = Every step of the count can be read out.
guide-reason-grade = The ballot says how much, not only what; grades are given independently.
guide-reason-many-order = Putting many options in order is tiring; marking those one could live with is easier.
guide-reason-most = Seats go to what has most votes, and everybody can check it easily.
guide-reason-share = Every larger group gets a part that fits its size.
guide-reason-budget-share = Every voter has the say over an equal part of the money, so every part of town gets its turn.
guide-reason-trust = In studies residents called this method fairer than adding up votes alone.
guide-reason-custom = Most participatory budgets have been counted this way for years.
guide-reason-known = It is the best-known method that uses the order.
guide-reason-strong = The runoff sees to it that nothing wins which most people do not want.
guide-reason-fair-grade = Extreme grades of a few people do not tip the scales: the middle grade counts.
guide-reason-proportional-marks = Marks are enough; nothing has to be put in order.
