package journal

import (
	"slices"
	"testing"
)

func TestTags(t *testing.T) {
	for text, want := range map[string][]string{
		"Aftenvagten ringede selv. #aften #tavle": {"aften", "tavle"},
		"#æblerov og (#øl), »#å«":                 {"å", "æblerov", "øl"},
		"#tavle igen #tavle":                      {"tavle"},
		"#Tavle og #tavle":                        {"Tavle", "tavle"},
		"se side.dk/#top og https://x.dk/a#b":     nil,
		"kodeord a#b, C# og #1":                   nil,
		"# tavle":                                 nil,
		"##tavle":                                 nil,
		"#vagt-skifte- og #nat_":                  {"nat", "vagt-skifte"},
		"#tavle.":                                 {"tavle"},
		"på ny linje\n#bænken":                    {"bænken"},
		"#a\u030aben":                             {"a\u030aben"},
		"":                                        nil,
		"#":                                       nil,
		"noget #\xff":                             nil,
	} {
		if got := Tags(text); !slices.Equal(got, want) {
			t.Errorf("Tags(%q) = %q, want %q", text, got, want)
		}
	}
}
