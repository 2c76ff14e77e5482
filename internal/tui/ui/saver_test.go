package ui

import (
	"context"
	"errors"
	"testing"

	"stjerne/internal/store"
)

type shelf struct {
	words  string
	saves  int
	fail   error
	during func()
}

func (s *shelf) target() *Target {
	return &Target{Key: "k", Name: "name", Save: func(_ context.Context, words string) (store.Saved, error) {
		if s.during != nil {
			s.during()
			s.during = nil
		}
		if s.fail != nil {
			return store.Saved{}, s.fail
		}
		s.words = words
		s.saves++
		return store.Saved{Changed: true}, nil
	}}
}

func TestKeysDuringASavingAreNotLost(t *testing.T) {
	saver, kept := NewSaver(), &shelf{}
	target := kept.target()
	saver.Touch(target, "første")
	kept.during = func() { saver.Touch(target, "første og anden") }
	if _, err := saver.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	if state, _ := saver.State(); state != Unsaved {
		t.Fatalf("after a key during the saving the state is %v, want Unsaved", state)
	}
	if _, err := saver.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	if kept.words != "første og anden" {
		t.Errorf("saved %q", kept.words)
	}
	if state, _ := saver.State(); state != Saved {
		t.Errorf("state %v, want Saved", state)
	}
}

func TestAFailedSavingKeepsTheTextAndTriesAgain(t *testing.T) {
	saver, kept := NewSaver(), &shelf{fail: errors.New("full")}
	if cmd := saver.Touch(kept.target(), "ord"); cmd == nil {
		t.Fatal("nothing leads to the first saving")
	}
	saver.Update(saveTick{})
	_, err := saver.Flush(context.Background())
	if err == nil {
		t.Fatal("the failure was not told")
	}
	if state, why := saver.State(); state != NotSaved || why == nil {
		t.Fatalf("state %v, %v", state, why)
	}
	if texts := saver.Unkept(); len(texts) != 1 || texts[0].Words != "ord" || texts[0].Name != "name" {
		t.Fatalf("the text is not there to be kept elsewhere: %v", texts)
	}
	if again, _ := saver.Update(SavedMsg{Err: err}); again == nil {
		t.Fatal("it is not tried again")
	}
	kept.fail = nil
	if _, err := saver.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	if state, _ := saver.State(); state != Saved || kept.words != "ord" {
		t.Errorf("state %v, saved %q", state, kept.words)
	}
}

// Only one saving is under way at a time for all keys of a pause, so that typing
// doesn't queue up writes.
func TestOneTickForManyKeys(t *testing.T) {
	saver, kept := NewSaver(), &shelf{}
	target := kept.target()
	ticks := 0
	for range 20 {
		if saver.Touch(target, "x") != nil {
			ticks++
		}
	}
	if ticks != 1 {
		t.Errorf("%d ticks for 20 keys, want 1", ticks)
	}
}
