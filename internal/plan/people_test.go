package plan

import "testing"

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
