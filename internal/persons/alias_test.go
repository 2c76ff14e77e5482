package persons

import (
	"errors"
	"testing"

	"golang.org/x/text/unicode/norm"

	"stjerne/internal/i18n"
)

func TestApply(t *testing.T) {
	souschef := Aliases{{"Mette", "souschefen"}}
	full := Aliases{{"Mette Juhl", "souschefen"}}
	for _, c := range []struct {
		name       string
		aliases    Aliases
		text, want string
	}{
		{"a word", souschef, "Jeg spurgte Mette i går.", "Jeg spurgte souschefen i går."},
		{"a sentence's start", souschef, "Mette kom. Mette gik.", "Souschefen kom. Souschefen gik."},
		{"behind a short form", souschef, "Vi, bl.a. Mette, sagde ja.", "Vi, bl.a. souschefen, sagde ja."},
		{"a new line", souschef, "Til stede:\nMette", "Til stede:\nSouschefen"},
		{"a list", souschef, "- Mette\n* Mette", "- Souschefen\n* Souschefen"},
		{"a quotation", souschef, "»Mette kommer,« sagde jeg.", "»Souschefen kommer,« sagde jeg."},
		{"a run that goes on", souschef, " Mette kom", " souschefen kom"},
		{"genitive", souschef, "Det var Mettes idé.", "Det var souschefens idé."},
		{"genitive as many write it", souschef, "Det var Mette's og Mette’s idé.", "Det var souschefen's og souschefen’s idé."},
		{"genitive of a name in s", Aliases{{"Jens", "lederen"}}, "Det var Jens' og Jens’ idé.", "Det var lederens og lederens idé."},
		{"genitive of a role in s", Aliases{{"Mette", "chefens vikar i hus x"}}, "Mettes plan", "Chefens vikar i hus x' plan"},
		{"genitive in English", Aliases{{"Sarah", "the deputy"}}, "It was Sarah's plan. James' too.", "It was the deputy's plan. James' too."},
		{"genitive of s in English", Aliases{{"James", "the deputy"}}, "It was James' plan, James's own.", "It was the deputy's plan, the deputy's own."},
		{"in single quotes", Aliases{{"Jens", "lederen"}}, "Vi kalder ham 'Jens' her.", "Vi kalder ham 'lederen' her."},
		{"no genitive but a name", Aliases{{"Jen", "x"}}, "Jens kom", "Jens kom"},
		{"a compound", souschef, "Hele Mette-sagen og Mette-Lise-sagen", "Hele souschefen-sagen og Mette-Lise-sagen"},
		{"a compound in one word", souschef, "Mettesagen fylder. Og Mettemodellen.", "Souschefen-sagen fylder. Og souschefen-modellen."},
		{
			"a longer word",
			Aliases{{"Anne", "x"}, {"Karen", "y"}, {"Peter", "z"}, {"Christian", "å"}},
			"Annekset er nyt. Karensdage. Petersen. Christiansen og Christiansborg. Marianne.",
			"Annekset er nyt. Karensdage. Petersen. Christiansen og Christiansborg. Marianne.",
		},
		{"small letters", souschef, "mette kom, og mettes plan holdt", "souschefen kom, og souschefens plan holdt"},
		{"capitals", souschef, "RING TIL METTE NU. METTE kom.", "RING TIL SOUSCHEFEN NU. Souschefen kom."},
		{"strokes and underscores", souschef, "Mette/Jens, mette_plan, 2Mette3", "Souschefen/Jens, souschefen_plan, 2souschefen3"},
		{"a soft hyphen within", souschef, "Så sagde Met\u00adte", "Så sagde souschefen"},
		{"decomposed", Aliases{{"Åse", "x"}}, norm.NFD.String("med Åse og Åses mand"), "med x og x' mand"},
		{"part of a word", souschef, "Metteline og omMette", "Metteline og omMette"},
		{"a surname goes along", souschef, "Jeg så Mette Juhl og Mette Juhls bil", "Jeg så souschefen og souschefens bil"},
		{"an initial goes along", souschef, "Jeg så Mette J. i går med Mette J. Hansen. Så", "Jeg så souschefen i går med souschefen. Så"},
		{"no other word goes along", souschef, "Vi viste Mette Nexus. Mette Danner", "Vi viste souschefen Nexus. Souschefen Danner"},
		{"the full name and its parts", full, "Mette Juhl kom. Så gik Mette. Juhl blev, Juhls bil også.", "Souschefen kom. Så gik souschefen. Souschefen blev, souschefens bil også."},
		{"over a line's end", full, "med Mette\nJuhl i", "med souschefen i"},
		{"initials of a full name", full, "med Mette J. og M. Juhl og Mette-Juhl", "med souschefen og souschefen og souschefen"},
		{"somebody else's name", full, "Mette Hansen og Anne Juhl kom, men ikke Mette.", "Mette Hansen og Anne Juhl kom, men ikke souschefen."},
		{"a name between", full, "så Mette Marie Juhl og Mette K. Juhls bil", "så souschefen og souschefens bil"},
		{"a part of two", Aliases{{"Mette Juhl", "a"}, {"Mette Lund", "b"}}, "så Mette, Juhl og Mette Lund", "så Mette, a og b"},
		{"a part of two with one role", Aliases{{"Mette Juhl", "a"}, {"Mette Lund", "a"}}, "så Mette", "så a"},
		{"the word itself before a part", Aliases{{"Mette Juhl", "a"}, {"Mette", "b"}}, "så Mette og Mette Juhl", "så b og a"},
		{"longest first", Aliases{{"Anne", "a"}, {"Anne Marie", "b"}, {"Anne-Marie", "c"}}, "med Anne Marie og Anne og", "med b og a og"},
		{"a double name is its own", Aliases{{"Anne", "a"}, {"Marie", "b"}}, "med Anne-Marie, Anne og Marie", "med Anne-Marie, a og b"},
		{"a double name", Aliases{{"Anne-Marie", "c"}}, "med Anne-Marie og Anne og Anne-Maries", "med c og Anne og cs"},
		{"apostrophes", Aliases{{"Oliver O'Brien", "x"}}, "O'Brien, Oliver O’Brien", "X, x"},
		{"particles", Aliases{{"Jan van der Berg", "x"}}, "så Jan van der Berg bo der på berg", "så x bo der på berg"},
		{"roles are left alone", Aliases{{"Mette", "Jens"}, {"Jens", "Mette"}}, "så Mette og Jens", "så Jens og Mette"},
		{"an everyday word", Aliases{{"Bo", "x"}, {"Mark", "y"}}, "Her kan man bo. Bo kom, bo ringede, så Bo. En mark.", "Her kan man bo. X kom, x ringede, så x. En mark."},
		{"an everyday word that begins", Aliases{{"Will", "the deputy"}}, "Will you ask Will? Will said so.", "Will you ask the deputy? The deputy said so."},
		{"initials", Aliases{{"MJ", "souschefen"}}, "så MJ og M.J. og MJs og MJ's, mj", "så souschefen og souschefen og souschefens og souschefen's, mj"},
		{"an address", full, "Skriv til mette.juhl@kolding.dk, mejuhl@x.dk eller anne@x.dk.", "Skriv til souschefen, souschefen eller anne@x.dk."},
		{"a link", full, "Se https://x.dk/mette-juhl. Og www.juhl.dk/a!", "Se souschefen. Og souschefen!"},
		{"an address of its own", Aliases{{"lk@x.dk", "skolen"}}, "Til LK@x.dk og klk@x.dk", "Til skolen og klk@x.dk"},
		{"a number", Aliases{{"20 30 40 50", "nr."}}, "Ring 20304050, +45 20 30 40 50 eller 2030-4050, ikke 120304050.", "Ring nr., nr. eller nr., ikke 120304050."},
		{"a number of the register", Aliases{{"120485-1234", "nr."}}, "120485-1234 og 1204851234", "nr. og nr."},
		{"letters and digits", Aliases{{"Bruger7", "x"}}, "bruger7, bruger og Bruger71", "x, bruger og Bruger71"},
		{"a title", Aliases{{"souschefen", "en leder"}}, "Souschefen og souschefens kontor", "En leder og en leders kontor"},
		{"a phrase", Aliases{{"den ene af de to mænd", "en medarbejder"}}, "Den ene af de to mænd gik.", "En medarbejder gik."},
		{"no name", Aliases{{"", "x"}, {" - ", "y"}}, " - a", " - a"},
	} {
		if got := c.aliases.Apply(c.text); got != c.want {
			t.Errorf("%s: %q became\n%q, want\n%q", c.name, c.text, got, c.want)
		}
	}
}

func TestParseAlias(t *testing.T) {
	for arg, want := range map[string]Alias{
		"Mette=souschefen":                 {"Mette", "souschefen"},
		"  Mette   Juhl =  en  kollega ":   {"Mette Juhl", "en kollega"},
		"MJ=a=b":                           {"MJ", "a=b"},
		"20 30 40 50=vagttelefonen":        {"20 30 40 50", "vagttelefonen"},
		"den ene af de to mænd=en kollega": {"den ene af de to mænd", "en kollega"},
	} {
		if got, err := ParseAlias(arg); err != nil || got != want {
			t.Errorf("%q: %v, %v", arg, got, err)
		}
	}
	for arg, want := range map[string]string{
		"Mette": codeForm, "": codeForm, "=souschefen": codeName, " - =x": codeName,
		"Mette=": codeRole, "Mette=  ": codeRole, "Mette=chefen (Mette)": codeSame, "Jens=Jens' vikar": codeSame,
	} {
		_, err := ParseAlias(arg)
		var f i18n.Fault
		if !errors.As(err, &f) {
			t.Errorf("%q: %v is no fault", arg, err)
			continue
		}
		if code, _ := f.Fault(); code != want {
			t.Errorf("%q: %s, want %s", arg, code, want)
		}
		for _, lang := range i18n.Langs() {
			w, err2 := i18n.Load(lang)
			if err2 != nil {
				t.Fatal(err2)
			}
			if s := w.Sentence(err); s == "" || s == err.Error() {
				t.Errorf("%q: no sentence in %s", arg, lang)
			}
		}
	}
}
