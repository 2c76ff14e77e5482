package present

import (
	"sync"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Places keeps the place in a presentation outside of the journal, as
// config.PlaceFile does. It may be used from any goroutine, one call at a time.
type Places interface {
	Load() (config.Place, bool)
	Keep(config.Place) error
	Forget() error
}

// Left is the challenge and loop of a presentation that the end of the program
// interrupted today or yesterday; ok is false where none was. places may be nil.
func Left(env *ui.Env, places Places) (challenge, loop journal.ID, ok bool) {
	if places == nil {
		return challenge, loop, false
	}
	p, kept := places.Load()
	if !kept || !p.Open || !recent(p, env.Today()) {
		return challenge, loop, false
	}
	challenge, err1 := journal.ParseID(p.Challenge)
	loop, err2 := journal.ParseID(p.Loop)
	if err1 != nil || err2 != nil {
		return journal.ID{}, journal.ID{}, false
	}
	return challenge, loop, true
}

// recent tells whether a place is still worth coming back to: one of today, and
// one that was interrupted yesterday, since an evening's meeting can go on past
// midnight.
func recent(p config.Place, today journal.Day) bool {
	day, err := journal.ParseDay(p.Day)
	if err != nil {
		return false
	}
	return day == today || p.Open && day.Add(1) == today
}

// keeper writes the place down outside of Update. Places that come faster than
// they are written replace each other, and the last one is the one that stands.
type keeper struct {
	places Places

	mu    sync.Mutex
	next  *config.Place // nil: to be forgotten
	waits bool

	writing sync.Mutex
}

// keep notes a place, nil for none, and leads to its writing; the command is nil
// where one is on its way already.
func (k *keeper) keep(place *config.Place) tea.Cmd {
	if k.places == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.next = place
	if k.waits {
		return nil
	}
	k.waits = true
	return k.write
}

// write writes what waits. There is nobody to tell where that fails: what is lost
// is a place among a few things, and the next one is tried again.
func (k *keeper) write() tea.Msg {
	k.writing.Lock()
	defer k.writing.Unlock()
	k.mu.Lock()
	place, waits := k.next, k.waits
	k.waits = false
	k.mu.Unlock()
	switch {
	case !waits:
	case place == nil:
		_ = k.places.Forget()
	default:
		_ = k.places.Keep(*place)
	}
	return nil
}

// place is where the leader is now; nil at the end, where there is nothing to
// come back to.
func (s *Screen) place(open bool) *config.Place {
	it, ok := s.item()
	if !ok || it.key == endKey {
		return nil
	}
	p := &config.Place{
		Challenge: s.challenge.String(), Loop: s.loop.String(), Item: it.key, Before: keysTo(s.items, s.at-1),
		Top: s.top, Day: s.env.Today().String(), Open: open,
	}
	if !s.meeting.IsZero() {
		p.Meeting = s.meeting.String()
	}
	return p
}

// stay keeps where the leader is.
func (s *Screen) stay() tea.Cmd { return s.keeper.keep(s.place(true)) }
