package ui

import (
	"context"
	"sort"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/journal"
)

// Rhythm of saving: never more than this between a key and its saving, and how
// soon a saving that failed is tried again.
const (
	saveEvery  = 500 * time.Millisecond
	retryEvery = 2 * time.Second
	// While somebody types, that it is saved is not said after each saving, only to
	// be taken back with the next key.
	restAfter = 700 * time.Millisecond
)

// Target is where a text that is being written is saved to.
type Target struct {
	// Key tells targets apart; the same text has the same key.
	Key string
	// Name is what the text is called where it has to be saved elsewhere.
	Name string
	// Ref is the text of the journal that it is; zero where it is none.
	Ref journal.TextRef
	// Save writes the words. It runs in a command, one at a time for a target,
	// and remembers for itself which revision it began from.
	Save func(ctx context.Context, words string) (store.Saved, error)
}

// State says how the texts stand.
type State int

// The states of saving.
const (
	Saved State = iota
	Saving
	NotSaved // the last attempt failed
	Unsaved  // there is something to save, and it is not time yet
)

// Unkept is a text that could not be saved yet.
type Unkept struct{ Name, Words string }

// Words are a text that is made when it is needed: to save it, and not for each
// key. It may be made in any goroutine.
type Words interface{ String() string }

type given string

func (g given) String() string { return string(g) }

type pending struct {
	target *Target
	words  Words
	order  int
	keys   uint64 // how often it was noted
}

// Saver keeps what is being written until it is in the journal file. It may be
// used from any goroutine, and outlives the program's model: what a panic or a
// signal interrupts is saved by Flush.
type Saver struct {
	mu      sync.Mutex
	dirty   map[string]*pending
	order   int
	saving  int
	ticking bool
	closing bool
	err     error
	gen     uint64
	typed   time.Time  // when the last key was noted that nobody waits for
	write   sync.Mutex // one saving at a time, so that a later text never loses to an earlier
}

// NewSaver makes a Saver with nothing to save.
func NewSaver() *Saver { return &Saver{dirty: map[string]*pending{}} }

type saveTick struct{}

// restMsg has the screen drawn once nobody has typed for a moment.
type restMsg struct{}

// rest is how long it is until it can be said that all is saved.
func (s *Saver) rest() time.Duration {
	if s.typed.IsZero() || s.closing {
		return 0
	}
	return restAfter - time.Since(s.typed)
}

// SavedMsg tells that texts were saved, or why not. Results are by target key.
type SavedMsg struct {
	Results map[string]store.Saved
	Err     error
}

// Touch notes what a text is now. The command it returns, nil where one is on
// its way already, leads to the saving.
func (s *Saver) Touch(t *Target, words string) tea.Cmd { return s.TouchWords(t, given(words)) }

// TouchWords is Touch for a text that never changes.
func (s *Saver) TouchWords(t *Target, words Words) tea.Cmd {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gen++
	s.typed = time.Now()
	if p, ok := s.dirty[t.Key]; ok {
		p.words, p.target = words, t
		p.keys++
	} else {
		s.order++
		s.dirty[t.Key] = &pending{target: t, words: words, order: s.order}
	}
	if s.ticking || s.closing {
		return nil
	}
	s.ticking = true
	wait := saveEvery
	if s.err != nil {
		wait = retryEvery
	}
	return tea.Tick(wait, func(time.Time) tea.Msg { return saveTick{} })
}

// Close says whether the program is ending: what is noted then is saved by Flush,
// and no timer is begun for it.
func (s *Saver) Close(closing bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closing = closing
}

// Now saves without waiting.
func (s *Saver) Now() tea.Cmd {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.typed = time.Time{}
	return s.due()
}

func (s *Saver) due() tea.Cmd {
	if len(s.dirty) == 0 {
		return nil
	}
	return s.run
}

// Update takes the Saver's own messages; true where m was one.
func (s *Saver) Update(m tea.Msg) (tea.Cmd, bool) {
	switch m := m.(type) {
	case saveTick:
		s.mu.Lock()
		defer s.mu.Unlock()
		s.ticking = false
		return s.due(), true
	case restMsg:
		return nil, true
	case SavedMsg:
		s.mu.Lock()
		defer s.mu.Unlock()
		if m.Err != nil && len(s.dirty) > 0 && !s.ticking {
			s.ticking = true
			return tea.Tick(retryEvery, func(time.Time) tea.Msg { return saveTick{} }), false
		}
		if rest := s.rest(); rest > 0 && len(s.dirty) == 0 {
			return tea.Tick(rest, func(time.Time) tea.Msg { return restMsg{} }), false
		}
		return nil, false
	}
	return nil, false
}

func (s *Saver) run() tea.Msg {
	results, err := s.Flush(context.Background())
	return SavedMsg{Results: results, Err: err}
}

// Flush saves everything now and says what became of it. The error is that of
// the first text that could not be saved; that text stays and can be asked for
// with Unkept.
func (s *Saver) Flush(ctx context.Context) (map[string]store.Saved, error) {
	s.write.Lock()
	defer s.write.Unlock()

	s.mu.Lock()
	work := make([]*pending, 0, len(s.dirty))
	for _, p := range s.dirty {
		copied := *p
		work = append(work, &copied)
	}
	s.saving++
	s.mu.Unlock()
	sort.Slice(work, func(i, j int) bool { return work[i].order < work[j].order })

	results := map[string]store.Saved{}
	var failed error
	for _, p := range work {
		saved, err := p.target.Save(ctx, p.words.String())
		if err != nil {
			if failed == nil {
				failed = err
			}
			continue
		}
		results[p.target.Key] = saved
		s.mu.Lock()
		// A key that came meanwhile keeps the text waiting.
		if now, ok := s.dirty[p.target.Key]; ok && now.order == p.order && now.keys == p.keys {
			delete(s.dirty, p.target.Key)
		}
		s.mu.Unlock()
	}

	s.mu.Lock()
	defer s.mu.Unlock()
	s.saving--
	s.gen++
	s.err = failed
	return results, failed
}

// State tells how the texts stand, and why where they could not be saved.
func (s *Saver) State() (State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.err != nil && len(s.dirty) > 0:
		return NotSaved, s.err
	case s.saving > 0:
		return Saving, nil
	case len(s.dirty) > 0:
		return Unsaved, nil
	}
	return Saved, nil
}

// Resting tells whether it is time to say that all is saved, if it is.
func (s *Saver) Resting() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rest() <= 0
}

// Generation changes with every key that is noted and every saving that ends. What
// was read from the journal before it changed may be older than what stands on
// the screen.
func (s *Saver) Generation() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gen
}

// Waiting tells whether a target's text is not saved yet.
func (s *Saver) Waiting(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.dirty[key]
	return ok
}

// Pending is the text that waits to be saved to a target, and the target that
// knows which revision it was begun from; ok is false where none waits.
func (s *Saver) Pending(key string) (words string, target *Target, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.dirty[key]
	if !ok {
		return "", nil, false
	}
	return p.words.String(), p.target, true
}

// Unkept lists what is not saved, in the order it was begun.
func (s *Saver) Unkept() []Unkept {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*pending, 0, len(s.dirty))
	for _, p := range s.dirty {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].order < list[j].order })
	var texts []Unkept
	for _, p := range list {
		texts = append(texts, Unkept{p.target.Name, p.words.String()})
	}
	return texts
}

// Forget drops what is not saved: it was saved elsewhere, or the leader said so.
func (s *Saver) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dirty = map[string]*pending{}
	s.err = nil
}
