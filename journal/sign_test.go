package journal

import "testing"

func set(n float64) Value { return Value{N: n, Set: true} }

func TestParseSign(t *testing.T) {
	for _, c := range []struct {
		text string
		want Sign
	}{
		{"sene overleveringer, 9 om ugen nu, helst 3", Sign{"sene overleveringer", KindCount, "om ugen", Down, set(9), set(3)}},
		{"late handovers, 9 a week now, preferably 3", Sign{"late handovers", KindCount, "a week", Down, set(9), set(3)}},
		{"Sene overleveringer: 9 om ugen, mål 3", Sign{"Sene overleveringer", KindCount, "om ugen", Down, set(9), set(3)}},
		{"sene overleveringer fra 9 til 3 om ugen", Sign{"sene overleveringer", KindCount, "om ugen", Down, set(9), set(3)}},
		{"late handovers from 9 to 3 a week", Sign{"late handovers", KindCount, "a week", Down, set(9), set(3)}},
		{"sygefravær 8,5 % nu, højst 5 %", Sign{"sygefravær", KindPercent, "", Down, set(8.5), set(5)}},
		{"sick leave 8.5% today, aim for 5%", Sign{"sick leave", KindPercent, "", Down, set(8.5), set(5)}},
		{"trivsel på en skala fra 1 til 5: 2,5 nu, helst 4", Sign{"trivsel", KindScale, "", Up, set(2.5), set(4)}},
		{"calm on a scale from 1 to 5: 2 now, ideally 4", Sign{"calm", KindScale, "", Up, set(2), set(4)}},
		{"samtaler i garderoben, mindst 4 om ugen", Sign{"samtaler i garderoben", KindCount, "om ugen", Up, Value{}, set(4)}},
		{"calls at night, at most 2", Sign{"calls at night", KindCount, "", Down, Value{}, set(2)}},
		{"opkald om natten: 4", Sign{"opkald om natten", KindCount, "", Neither, set(4), Value{}}},
		{"ventetid 12,5 minutter nu", Sign{"ventetid", KindNumber, "minutter", Neither, set(12.5), Value{}}},
		{"ventetid, 12 minutter nu, helst 5 minutter", Sign{"ventetid", KindNumber, "minutter", Down, set(12), set(5)}},
		{"tid til en kop kaffe: 5 minutter nu, helst 15", Sign{"tid til en kop kaffe", KindNumber, "minutter", Up, set(5), set(15)}},
		{"sene overleveringer, helst 3, 9 nu", Sign{"sene overleveringer", KindCount, "", Down, set(9), set(3)}},
	} {
		got, ok := ParseSign(c.text)
		if !ok || got != c.want {
			t.Errorf("ParseSign(%q) = %+v, %v, want %+v", c.text, got, ok, c.want)
		}
	}
}

// What is no such line is never offered as an indicator: a leader who wrote a
// sentence would be asked about something that was not meant.
func TestWhatIsNoSign(t *testing.T) {
	for _, text := range []string{
		"",
		"at folk siger godmorgen",
		"9 om ugen nu, helst 3",
		"omsætning, 3.500 nu, helst 4.000",
		"vi var 4 på vagt den 3. og 12 den 5.",
		"møder kl. 13 og 15 og 17",
		"vagt B12 nu",
		"den dag kom 4 medarbejdere ind på mit kontor og sagde op",
		"sene overleveringer\n9 nu",
	} {
		if got, ok := ParseSign(text); ok {
			t.Errorf("ParseSign(%q) = %+v, want none", text, got)
		}
	}
}

func FuzzParseSign(f *testing.F) {
	for _, s := range []string{"sene overleveringer, 9 om ugen nu, helst 3", "a 1 to 2", "%1", ",:1;2", "æ,9\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, ok := ParseSign(text)
		if !ok {
			return
		}
		if s.Name == "" || !s.Baseline.Set && !s.Target.Set || s.Better == "" || s.Kind == "" {
			t.Errorf("ParseSign(%q) = %+v says too little to be an indicator", text, s)
		}
		if s.Better == Neither && s.Target.Set {
			t.Errorf("ParseSign(%q) has a target without a direction", text)
		}
	})
}
