package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// lived is a journal of one challenge with everything that came with the whole
// method: a thought, an expectation that was changed, a note as member, a question
// put away, and a year's own words with a note left out.
func lived(t *testing.T) (st *store.Store, challenge journal.ID) {
	t.Helper()
	now := time.Date(2026, time.August, 25, 10, 0, 0, 0, time.UTC)
	st = store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "journal.stjerne"), Now: func() time.Time { return now }, Random: rand.NewChaCha8([32]byte{1}),
	})
	var loop, sign journal.ID
	plan := journal.Plan{Expected: journal.Value{N: 8, Set: true}, Sure: "medium"}
	steps := []func(w *store.Writer) error{
		func(w *store.Writer) (err error) {
			if challenge, loop, err = w.NewChallenge("Overgange", method.I); err != nil {
				return err
			}
			if sign, err = w.NewIndicator(challenge, "Opkald", journal.KindCount, journal.Down); err != nil {
				return err
			}
			return w.SetPlan(sign, loop, plan)
		},
		func(w *store.Writer) error {
			_, err := w.NewMeasurement(sign, 7, journal.Day{}, "")
			return err
		},
		func(w *store.Writer) error {
			plan.Expected.N, plan.Sure = 6, "high"
			if err := w.SetPlan(sign, loop, plan); err != nil {
				return err
			}
			star, err := w.NewEntry(journal.Entry{Challenge: challenge, Kind: journal.Star, Text: journal.Text{Words: "Hun ringede selv."}})
			if err != nil {
				return err
			}
			id, err := w.NewThought(loop, "De gider ikke.")
			if err != nil {
				return err
			}
			if err := w.SetThought(loop, id, journal.Challenged, []journal.ID{star}); err != nil {
				return err
			}
			if err := w.PutAway(loop, "eyes"); err != nil {
				return err
			}
			if err := w.LeaveOut(2026, star, true); err != nil {
				return err
			}
			meeting, err := w.NewMeeting(journal.Reflection, journal.Day{Year: 2026, Month: time.September, Date: 1}, "", loop)
			if err != nil {
				return err
			}
			for _, text := range []struct {
				ref   journal.TextRef
				words string
			}{
				{journal.TextRef{Object: loop, Name: store.ThoughtHold(id)}, "Vi gjorde det svært."},
				{journal.TextRef{Object: meeting, Name: journal.MemberPrefix + "team.unclear"}, "Hvem ringer hun til?"},
				{store.YearText(2026, "ahead"), "Vi ringer videre."},
			} {
				if _, err := w.SetText(text.ref, text.words, store.Latest); err != nil {
					return err
				}
			}
			return nil
		},
	}
	for _, step := range steps {
		if err := st.Write(context.Background(), "text", step); err != nil {
			t.Fatal(err)
		}
		now = now.AddDate(0, 0, 7)
	}
	return st, challenge
}

func TestJSONHasTheWholeMethod(t *testing.T) {
	st, challenge := lived(t)
	_, m := words(t, "da")
	var whole, one, without []byte
	err := st.Read(context.Background(), func(r *store.Reader) (err error) {
		if whole, err = export.JSON(sourceOf(r), export.JSONOptions{Method: m}); err != nil {
			return err
		}
		if one, err = export.JSON(sourceOf(r), export.JSONOptions{Challenge: challenge, Method: m}); err != nil {
			return err
		}
		without, err = export.JSON(sourceOf(r), export.JSONOptions{Challenge: challenge, Method: m, Without: []string{"phases", "meeting", "indicators"}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Challenges []struct {
			Loops []struct {
				Thoughts []struct {
					Held, Hold  struct{ Words string }
					Verdict, On string
					Notes       []string
				}
				Away map[string]string
			}
			Indicators []struct {
				Plans []struct {
					Expected   float64
					ExpectedOn string
					Earlier    []struct {
						Value     float64
						Sure, Day string
					}
				}
			}
		}
		Meetings []struct {
			Member map[string]struct{ Words string }
			Texts  map[string]struct{ Words string }
		}
		Notes []struct{ ID string }
		Years []struct {
			Year  int
			Texts map[string]struct{ Words string }
			Out   []string
		}
	}
	if err := json.Unmarshal(whole, &doc); err != nil {
		t.Fatal(err)
	}
	loop := doc.Challenges[0].Loops[0]
	if len(loop.Thoughts) != 1 || loop.Thoughts[0].Held.Words != "De gider ikke." || loop.Thoughts[0].Hold.Words != "Vi gjorde det svært." ||
		loop.Thoughts[0].Verdict != "challenged" || loop.Thoughts[0].On != "2026-09-08" || loop.Thoughts[0].Notes[0] != doc.Notes[0].ID {
		t.Errorf("thoughts %+v", loop.Thoughts)
	}
	if loop.Away["eyes"] != "2026-09-08" {
		t.Errorf("away %v", loop.Away)
	}
	plan := doc.Challenges[0].Indicators[0].Plans[0]
	if plan.Expected != 6 || plan.ExpectedOn != "2026-09-08" || len(plan.Earlier) != 1 || plan.Earlier[0].Value != 8 ||
		plan.Earlier[0].Sure != "medium" || plan.Earlier[0].Day != "2026-08-25" {
		t.Errorf("plan %+v", plan)
	}
	if got := doc.Meetings[0]; got.Member["team.unclear"].Words != "Hvem ringer hun til?" || len(got.Texts) != 0 {
		t.Errorf("what is noted as member stands among one's own: %+v", got)
	}
	if len(doc.Years) != 1 || doc.Years[0].Year != 2026 || doc.Years[0].Texts["ahead"].Words != "Vi ringer videre." || doc.Years[0].Out[0] != doc.Notes[0].ID {
		t.Errorf("years %+v", doc.Years)
	}
	if bytes.Contains(one, []byte("Vi ringer videre.")) {
		t.Error("the year's own words go out with one challenge")
	}
	for _, left := range []string{"De gider ikke.", "Hvem ringer hun til?", `"earlier"`} {
		if bytes.Contains(without, []byte(left)) {
			t.Errorf("%s is there without its section", left)
		}
	}
	documented(t, whole)
}

func TestYearJSON(t *testing.T) {
	st, _ := lived(t)
	var in summary.YearInput
	err := st.Read(context.Background(), func(r *store.Reader) (err error) {
		in, err = summary.GatherYear(summary.YearSource{
			Outlines: r.Outlines, Challenge: r.Challenge, Meetings: r.Meetings, Own: r.Own,
			Notes: func(kinds []journal.EntryKind, since, until journal.Day) ([]journal.Entry, error) {
				list, _, err := r.Entries(store.EntryQuery{Kinds: kinds, Since: since, Until: until})
				return list, err
			},
		}, 2026, st.Today())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := export.YearJSON(in.Year, nil)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "year.json", numbered(whole))
	documented(t, whole)
	without, err := export.YearJSON(in.Year, []string{"ahead", "signs", "meetings", "loops"})
	if err != nil {
		t.Fatal(err)
	}
	for _, left := range []string{"Vi ringer videre.", "Opkald", `"held"`, `"loops"`} {
		if bytes.Contains(without, []byte(left)) {
			t.Errorf("%s is there without its section:\n%s", left, without)
		}
	}
	if bytes.Contains(whole, []byte("Hun ringede selv.")) {
		t.Error("what the leader left out is there")
	}
}

// documented holds the fields of an export against JSON.md.
func documented(t *testing.T, data []byte) {
	t.Helper()
	page, err := os.ReadFile("JSON.md")
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	keyed := map[string]bool{"answers": true, "briefs": true, "steps": true, "texts": true, "member": true, "away": true}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			for name, one := range v {
				if !bytes.Contains(page, []byte("`"+name+"`")) {
					t.Errorf("%q is not in JSON.md", name)
				}
				if byID, ok := one.(map[string]any); ok && keyed[name] {
					for _, text := range byID {
						walk(text)
					}
					continue
				}
				walk(one)
			}
		}
	}
	walk(doc)
}
