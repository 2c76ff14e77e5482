package plan

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestParticipants(t *testing.T) {
	for typed, want := range map[string]string{
		"Anne, Bo":                         "Anne\nBo",
		"Anne (leder, skole), Bo; Carl ()": "Anne (leder, skole)\nBo\nCarl ()",
		" , Anne,,":                        "Anne",
		"Anne (leder, Bo":                  "Anne (leder, Bo",
		")Anne(, Bo)":                      ")Anne(, Bo)",
		"":                                 "",
		"Å":                                "Å",
	} {
		if got := Participants(typed); got != want {
			t.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	for lines, want := range map[string][]Person{
		"Anne (skoleleder)\nBo":      {{"Anne", "skoleleder"}, {"Bo", ""}},
		"Anne, skoleleder":           {{"Anne", "skoleleder"}},
		"Anne (leder, skole)":        {{"Anne", "leder, skole"}},
		"Anne (leder (vikar), øst)":  {{"Anne", "leder (vikar), øst"}},
		"Anne (Vonsild), leder":      {{"Anne (Vonsild)", "leder"}},
		"Anne (Vonsild) (leder)":     {{"Anne (Vonsild)", "leder"}},
		"Anne (leder":                {{"Anne", "leder"}},
		"(tre fra Hjemmeplejen)":     {{"(tre fra Hjemmeplejen)", ""}},
		"Anne ()":                    {{"Anne", ""}},
		"Anne,":                      {{"Anne", ""}},
		"  Anne  \n\n \nBo (ø)":      {{"Anne", ""}, {"Bo", "ø"}},
		"Anne) af lave (leder)":      {{"Anne) af lave", "leder"}},
		"to forældre, begge fra Øst": {{"to forældre", "begge fra Øst"}},
		"":                           nil,
	} {
		if got := People(lines); !slices.Equal(got, want) {
			t.Errorf("%q reads as %q, want %q", lines, got, want)
		}
	}
}

// Whoever opens the window and touches nothing of a name changes nobody.
func TestPeopleSurviveBeingTypedOnOneLine(t *testing.T) {
	parts := []string{"Anne", " ", "(", ")", ", ", "leder", "\n", ";", "æ", "(leder)"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range r.IntN(8) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		lines := b.String()
		if balanced(lines) {
			want := People(lines)
			if got := People(Participants(Typed(lines))); !slices.Equal(got, want) {
				t.Fatalf("%q is typed %q and then reads as %q, want %q", lines, Typed(lines), got, want)
			}
		}
	}
}

// balanced tells whether each line's brackets belong together.
func balanced(lines string) bool {
	for line := range strings.SplitSeq(lines, "\n") {
		depth := 0
		for _, r := range line {
			switch r {
			case '(':
				depth++
			case ')':
				depth--
			}
			if depth < 0 {
				return false
			}
		}
		if depth != 0 {
			return false
		}
	}
	return true
}

func TestTidyKeepsWhatStandsInALine(t *testing.T) {
	if got := Tidy(" Anne, skoleleder \n\n\tBo (ø)\n"); got != "Anne, skoleleder\nBo (ø)" {
		t.Errorf("it became %q", got)
	}
}
