package cli

import (
	"slices"
	"strconv"
	"strings"

	"stjerne/internal/store"
	"stjerne/journal"
)

// scope says which challenges are meant where none is named.
type scope int

const (
	// forWriting is the open challenge most recently worked on.
	forWriting scope = iota
	// forReading is the same, else the closed or archived one most recently
	// worked on: what is over can still be read.
	forReading
	// forReopening is the closed or archived one most recently worked on.
	forReopening
)

// target is the challenge, and the loop in it, that a command works on.
type target struct {
	challenge *journal.Challenge
	loop      *journal.Loop
}

// challengeID finds the challenge that C names: an id, the start of one, or
// words of its title. C empty means the one most recently worked on.
func (a *app) challengeID(r *store.Reader, c string, s scope) (journal.ID, error) {
	if strings.TrimSpace(c) == "" {
		return a.latest(r, s)
	}
	all, err := r.Outlines()
	if err != nil {
		return journal.ID{}, err
	}
	found := matching(all, c)
	switch len(found) {
	case 1:
		return found[0].ID, nil
	case 0:
		if len(all) == 0 {
			return journal.ID{}, fault("cli-no-challenge")
		}
		return journal.ID{}, fault("cli-challenge-unknown", c)
	}
	var names []string
	for _, o := range found {
		names = append(names, a.words.T("cli.choice", a.words.Titled(o.Title), o.ID.Short()))
	}
	return journal.ID{}, fault("cli-challenge-several", c, a.words.List(names))
}

// matching are the challenges that a typed text may mean. The whole id or the
// whole title is meant before anything else, then eight or more signs of an id,
// as lists show it.
func matching(all []journal.Outline, typed string) []journal.Outline {
	pick := func(is func(journal.Outline) bool) []journal.Outline {
		return slices.DeleteFunc(slices.Clone(all), func(o journal.Outline) bool { return !is(o) })
	}
	start := strings.ToLower(strings.TrimSpace(typed))
	if len(start) >= len(journal.ID{}.Short()) {
		if byID := pick(func(o journal.Outline) bool { return strings.HasPrefix(o.ID.String(), start) }); len(byID) > 0 {
			return byID
		}
	}
	title := folded(typed)
	if exact := pick(func(o journal.Outline) bool { return folded(o.Title) == title }); len(exact) > 0 {
		return exact
	}
	return pick(func(o journal.Outline) bool {
		return strings.HasPrefix(o.ID.String(), start) || hasWords(o.Title, typed)
	})
}

// hasWords tells whether every word typed begins a word of the title.
func hasWords(title, typed string) bool {
	words := strings.Fields(folded(title))
	for _, t := range strings.Fields(folded(typed)) {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) }) {
			return false
		}
	}
	return true
}

// folded makes texts that a person takes for the same alike: case, runs of
// blanks, accents, and æ, ø and å as they are typed on a keyboard without them.
func folded(text string) string {
	text = strings.NewReplacer(
		"å", "aa", "a\u030a", "aa", "é", "e", "è", "e", "ê", "e", "ü", "u", "æ", "ae", "ä", "ae", "ø", "oe", "ö", "oe",
		",", " ", ".", " ", ":", " ", "?", " ", "\"", " ", "»", " ", "«", " ", "-", " ",
	).Replace(strings.ToLower(text))
	return strings.Join(strings.Fields(text), " ")
}

// latest is the challenge most recently worked on.
func (a *app) latest(r *store.Reader, s scope) (journal.ID, error) {
	if s != forReopening {
		home, err := r.Home()
		if err != nil {
			return journal.ID{}, err
		}
		if len(home.Challenges) > 0 {
			return home.Challenges[0].ID, nil
		}
	}
	all, err := r.Outlines()
	if err != nil {
		return journal.ID{}, err
	}
	if len(all) == 0 {
		return journal.ID{}, fault("cli-no-challenge")
	}
	all = slices.DeleteFunc(all, func(o journal.Outline) bool { return o.Status == journal.Open })
	if s == forWriting {
		return journal.ID{}, fault("cli-none-open")
	}
	if len(all) == 0 {
		return journal.ID{}, fault("cli-none-closed")
	}
	return slices.MaxFunc(all, func(a, b journal.Outline) int { return a.Touched.Compare(b.Touched) }).ID, nil
}

// target finds the challenge and the loop that a command works on. An empty
// loop number means the current one.
func (a *app) target(r *store.Reader, c, loop string, s scope) (target, error) {
	id, err := a.challengeID(r, c, s)
	if err != nil {
		return target{}, err
	}
	challenge, err := r.Challenge(id)
	if err != nil {
		return target{}, err
	}
	t := target{challenge: challenge, loop: challenge.Current()}
	if loop != "" {
		t.loop, err = loopNumbered(challenge, loop)
	}
	return t, err
}

// loopNumbered is the loop of a number, as it was typed.
func loopNumbered(c *journal.Challenge, typed string) (*journal.Loop, error) {
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil {
		return nil, fault("cli-loop-number", typed)
	}
	for _, l := range c.Loops {
		if l.Number == n {
			return l, nil
		}
	}
	if len(c.Loops) == 1 {
		return nil, fault("cli-loop-only", n, c.Title.Words)
	}
	return nil, fault("cli-loop-unknown", n, c.Title.Words, len(c.Loops))
}

// where names the challenge and loop for an answer to the leader.
func (a *app) where(t target) string {
	return a.words.T("cli.where", oneLine(a.words.Titled(t.challenge.Title.Words)), t.loop.Number)
}

// oneLine is a text with its line ends made blanks, for lists and sentences.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// oneChallenge joins what a command takes as CHALLENGE: the words after it, or
// --challenge. Both at once contradict each other.
func (a *app) oneChallenge(args []string) (string, error) {
	typed := strings.Join(args, " ")
	if len(args) > 0 && a.flags.challenge.set && typed != a.flags.challenge.text {
		return "", usage("cli-challenge-twice", typed, a.flags.challenge.text)
	}
	if len(args) == 0 {
		typed = a.flags.challenge.text
	}
	if (len(args) > 0 || a.flags.challenge.set) && strings.TrimSpace(typed) == "" {
		return "", fault("cli-empty")
	}
	return typed, nil
}
