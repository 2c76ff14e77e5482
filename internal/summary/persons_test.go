package summary_test

import (
	"slices"
	"strings"
	"testing"

	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/internal/summary"
	"stjerne/journal"
)

func wordsOf(found []persons.Finding, named bool) (all []string) {
	for _, f := range found {
		if f.Named() == named {
			all = append(all, f.Words)
		}
	}
	return all
}

const footRoles = "Personer er nævnt med rolle, ikke med navn."

// The samples have a few first names left in the log. They are found, and the words
// of the program, of the method and of a meeting's place are not taken for names.
func TestPersonsOfTheSamples(t *testing.T) {
	o := summary.Options{Length: summary.Full}
	for name, want := range map[string][]string{
		"hjemmepleje": {"Amina", "Bodil", "Jonas", "Karen"},
		"dagtilbud":   {"Lone", "Mette", "Sara", "Yusuf"},
		"thin":        nil,
	} {
		in := gather(t, sample(t, name), i18n.Danish, o)
		found := wordsOf(summary.Persons(in, o), true)
		for _, person := range want {
			if !slices.Contains(found, person) {
				t.Errorf("%s: %s is not found among %q", name, person, found)
			}
		}
		for _, ours := range []string{"Professionalisme", "Designtænkning", "Køkkenet", "Skovstuens", "Inge", "Holm"} {
			if slices.Contains(found, ours) {
				t.Errorf("%s: %s is taken for a name", name, ours)
			}
		}
	}
}

// A role stands for a name wherever the name would, and then the foot says so; what
// the leader keeps, the foot does not deny.
func TestRolesStandInPlaceOfNames(t *testing.T) {
	o := summary.Options{Length: summary.Full}
	in := gather(t, sample(t, "dagtilbud"), i18n.Danish, o)
	title := in.Challenge.Title
	in.Challenge.Title.Words = "Mettes dør"
	for _, i := range in.Challenge.Indicators {
		i.Name.Words += " hos Mette"
	}
	in.Loops[0].Title.Words = "Mette-modellen"
	if doc := summary.Build(in, o); !strings.Contains(flat(doc), "Mettes dør") || strings.Contains(flat(doc), footRoles) {
		t.Error("a name that was kept is gone, or the foot denies it")
	}
	for _, f := range summary.Persons(in, o) {
		if f.Named() {
			in.Aliases = append(in.Aliases, persons.Alias{Name: f.Words, Role: "en kollega"})
		}
	}
	doc := summary.Build(in, o)
	said := flat(doc) + doc.Meta.Title
	for _, b := range doc.Blocks {
		if b.Chart != nil {
			said += b.Chart.Title + b.Chart.Alt() + strings.Join(b.Chart.Text(60, 10), "\n")
		}
	}
	for _, name := range []string{"Mette", "Lone", "Yusuf", "Sara"} {
		if strings.Contains(said, name) {
			t.Errorf("%s is still there", name)
		}
	}
	if !strings.Contains(said, footRoles) {
		t.Error("nobody is named, and the foot does not say so")
	}
	if in.Challenge.Title.Words != "Mettes dør" || title.Empty() {
		t.Error("the journal itself was changed")
	}
}

// What is not handed over is not asked about.
func TestPersonsOfWhatIsLeftOut(t *testing.T) {
	st := sample(t, "thin")
	in := gather(t, st, i18n.Danish, summary.Options{})
	loop := in.Loops[0]
	loop.Briefs = nil
	loop.Texts["plan.try"] = journal.Text{Words: "Mette prøver det af."}
	if found := wordsOf(summary.Persons(in, summary.Options{}), true); !slices.Contains(found, "Mette") {
		t.Errorf("found %q", found)
	}
	if found := summary.Persons(in, summary.Options{Without: []string{"trial"}}); len(wordsOf(found, true)) > 0 {
		t.Errorf("asked about what is left out: %v", found)
	}
}
