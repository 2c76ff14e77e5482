package history

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/diff"
	"stjerne/journal"
)

// mode is what a version is compared with.
type mode int

const (
	since mode = iota // the version before it
	until             // what stands now
	plain             // nothing
	modes
)

// Comparing takes time for long texts, and is kept for what was looked at.
const (
	// atOnce is how many bytes two texts have together that are compared without
	// a command: some 5,000 words each.
	atOnce = 80_000
	// mostKept is how many differences are kept.
	mostKept = 200
)

// pair names two versions, the older first; the same twice is one by itself.
type pair struct{ old, new journal.RevisionID }

// compared is a difference.
type compared struct{ parts []diff.Part }

type comparedMsg struct {
	owner *Screen
	pair  pair
	*compared
}

// pair is what is to be shown of the chosen version, with the words of both.
func (s *Screen) pair() (p pair, old, new string) {
	r, ok := s.chosen()
	if !ok {
		return pair{}, "", ""
	}
	switch {
	case s.mode == since && s.cursor.At+1 < len(s.list):
		before := s.list[s.cursor.At+1]
		return pair{before.ID, r.ID}, before.Words, r.Words
	case s.mode == until && r.ID != s.now.Rev:
		return pair{r.ID, s.now.Rev}, r.Words, s.now.Words
	}
	return pair{r.ID, r.ID}, r.Words, r.Words
}

// compare works out what is to be shown, in a command where that takes time.
func (s *Screen) compare() tea.Cmd {
	p, old, new := s.pair()
	if p.old == p.new || s.known[p] != nil {
		return nil
	}
	if len(old)+len(new) <= atOnce {
		s.keep(p, &compared{diff.Words(old, new)})
		return nil
	}
	if s.asked == p {
		return nil
	}
	s.asked = p
	return func() tea.Msg { return comparedMsg{s, p, &compared{diff.Words(old, new)}} }
}

func (s *Screen) keep(p pair, c *compared) {
	if len(s.known) >= mostKept {
		clear(s.known)
	}
	s.known[p] = c
	if s.asked == p {
		s.asked = pair{}
	}
}

// parts is what is shown of the chosen version, and which it is. While two texts
// are being compared the chosen one stands there as it is.
func (s *Screen) parts() (parts []diff.Part, of pair, busy bool) {
	p, _, _ := s.pair()
	if c := s.known[p]; c != nil {
		return c.parts, p, false
	}
	r, _ := s.chosen()
	if r.Words != "" {
		parts = []diff.Part{{Kind: diff.Same, Text: r.Words}}
	}
	return parts, pair{r.ID, r.ID}, p.old != p.new
}
