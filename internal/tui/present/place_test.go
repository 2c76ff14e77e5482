package present

import (
	"sync"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/tuitest"
	"stjerne/journal"
)

// Whoever leaves comes back to the same thing that day, and is not led there by
// the program.
func TestLeavingKeepsThePlaceForTheDay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to("team")
		if place, ok := p.kept(); !ok || !place.Open || place.Item != "team" {
			t.Errorf("kept is %+v, %v", place, ok)
		}
		p.Press("esc")
		p.Closed()
		if place, ok := p.kept(); !ok || place.Open || place.Item != "team" {
			t.Errorf("kept is %+v, %v", place, ok)
		}
		if _, _, left := Left(p.env, p.places); left {
			t.Error("it counts as interrupted")
		}
		if q := p.again(); q.key() != "team" {
			t.Errorf("it begins at %s", q.key())
		}
	})
}

func TestTheEndForgetsThePlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.Press("end", "space")
		p.Has("Det var det.")
		if place, ok := p.kept(); ok {
			t.Errorf("at the end is kept %+v", place)
		}
		p.Press("space")
		p.Opened()
		p.Press("left")
		if place, ok := p.kept(); !ok || place.Item != "meeting.next" {
			t.Errorf("back from the end is kept %+v, %v", place, ok)
		}
		p.Press("space", "esc")
		p.Closed()
		if place, ok := p.kept(); ok {
			t.Errorf("after the end is kept %+v", place)
		}
	})
}

func TestWhichPlaceIsComeBackTo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "thin", 1, 78, 20)
		p.to("meeting.decision")
		at, _ := p.kept()
		today := p.env.Today()
		for name, c := range map[string]struct {
			change func(*config.Place)
			want   string
			left   bool
		}{
			"as it was":            {func(*config.Place) {}, "meeting.decision", true},
			"left":                 {func(p *config.Place) { p.Open = false }, "meeting.decision", false},
			"interrupted last day": {func(p *config.Place) { p.Day = today.Add(-1).String() }, "meeting.decision", true},
			"left last day":        {func(p *config.Place) { p.Day, p.Open = today.Add(-1).String(), false }, titleKey, false},
			"two days ago":         {func(p *config.Place) { p.Day = today.Add(-2).String() }, titleKey, false},
			"clock set back":       {func(p *config.Place) { p.Day = today.Add(1).String() }, titleKey, false},
			"no day":               {func(p *config.Place) { p.Day = "" }, titleKey, false},
			"another challenge":    {func(p *config.Place) { p.Challenge = p.Loop }, titleKey, true},
			"another loop":         {func(p *config.Place) { p.Loop = p.Challenge }, titleKey, true},
			"rubbish":              {func(p *config.Place) { p.Challenge, p.Loop = "x", "y" }, titleKey, false},
			"unknown thing":        {func(p *config.Place) { p.Item = "gone" }, "meeting.heard", true},
			"gone with others": {func(p *config.Place) {
				p.Item, p.Before = "signs/gone", []string{titleKey, summary.SectionTrial, "stars/gone"}
			}, summary.SectionTrial, true},
			"all gone":    {func(p *config.Place) { p.Item, p.Before = "gone", nil }, titleKey, true},
			"far down":    {func(p *config.Place) { p.Top = 1 << 40 }, "meeting.decision", true},
			"above":       {func(p *config.Place) { p.Top = -5 }, "meeting.decision", true},
			"bad meeting": {func(p *config.Place) { p.Meeting = p.Loop }, "meeting.decision", true},
		} {
			place := at
			c.change(&place)
			if err := p.places.Keep(place); err != nil {
				t.Fatal(err)
			}
			if _, _, left := Left(p.env, p.places); left != c.left {
				t.Errorf("%s: interrupted is %v", name, left)
			}
			q := p.again()
			if q.key() != c.want {
				t.Errorf("%s: it begins at %s", name, q.key())
			}
			q.Has(one(q.s.items[q.s.at].heading))
		}
		// Of the place of another loop the current one takes nothing.
		if err := p.places.Keep(at); err != nil {
			t.Fatal(err)
		}
		s := New(p.env, p.places, p.s.challenge, journal.ID{})
		tuitest.Open(t, p.env, s, 78, 20)
		if it, _ := s.item(); it.key != titleKey || s.loop == p.s.loop {
			t.Errorf("the current loop begins at %s", it.key)
		}
	})
}

func TestWithoutAPlaceToKeepIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		s := New(p.env, nil, p.s.challenge, journal.ID{})
		q := tuitest.Open(t, p.env, s, 78, 20)
		q.Press("space", "space", "esc")
		q.Closed()
		if _, _, left := Left(p.env, nil); left {
			t.Error("something was left nowhere")
		}
	})
}

// A challenge that is gone when the program begins again is not come back to twice.
func TestTheChallengeIsGoneAtTheStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to("team")
		tuitest.Write(t, p.env, func(w *store.Writer) error { return w.Delete(p.s.challenge) })
		s := New(p.env, p.places, p.s.challenge, p.s.loop)
		batch, ok := s.Init()().(tea.BatchMsg)
		if !ok || len(batch) != 2 {
			t.Fatalf("it is answered with %T", batch)
		}
		if _, ok := p.kept(); ok {
			t.Error("the place is kept")
		}
		if text, _ := s.View(78, 20); text != "" {
			t.Errorf("it shows %q", text)
		}
	})
}

// The program ends in the middle, as when its terminal is closed: it finishes what
// Leaving gives, but runs nothing in sequence. Where the screen is only taken away
// the sequence is run too.
func TestTheEndOfTheProgramIsAnInterruption(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to("team")
		p.Press("enter")
		p.Type("Til sidst")
		cmd := p.s.Leaving()
		var finish func(tea.Cmd)
		finish = func(cmd tea.Cmd) {
			if cmd == nil {
				return
			}
			if batch, ok := cmd().(tea.BatchMsg); ok {
				for _, c := range batch {
					finish(c)
				}
			}
		}
		finish(cmd)
		p.Flush()
		if _, _, left := Left(p.env, p.places); !left {
			t.Error("it counts as left")
		}
		if got := p.noted("team"); got != "Til sidst" {
			t.Errorf("the note says %q", got)
		}
		p.Run(p.s.Leaving())
		if place, ok := p.kept(); !ok || place.Open || place.Item != "team" {
			t.Errorf("taken away it keeps %+v, %v", place, ok)
		}
	})
}

// slowly is a place that is written while others are wanted.
type slowly struct {
	mu     sync.Mutex
	gate   chan struct{}
	places []string
}

func (s *slowly) Load() (config.Place, bool) { return config.Place{}, false }

func (s *slowly) Keep(p config.Place) error {
	<-s.gate
	s.mu.Lock()
	defer s.mu.Unlock()
	s.places = append(s.places, p.Item)
	return nil
}

func (s *slowly) Forget() error { return s.Keep(config.Place{Item: "none"}) }

// Fast presses are written down in their order, the last one in any case, and not
// each of them where the disk is slow.
func TestPlacesAreWrittenInOrder(t *testing.T) {
	to := &slowly{gate: make(chan struct{}, 100)}
	k := keeper{places: to}
	var wait sync.WaitGroup
	run := func(place *config.Place) {
		if cmd := k.keep(place); cmd != nil {
			wait.Go(func() { cmd() })
		}
	}
	for _, key := range []string{"a", "b", "c", "d", "e", "f"} {
		run(&config.Place{Item: key})
	}
	run(nil)
	for range 100 {
		to.gate <- struct{}{}
	}
	wait.Wait()
	if n := len(to.places); n == 0 || to.places[n-1] != "none" {
		t.Errorf("written are %v", to.places)
	}
	for i := 1; i < len(to.places)-1; i++ {
		if to.places[i] <= to.places[i-1] {
			t.Errorf("written are %v", to.places)
		}
	}
}
