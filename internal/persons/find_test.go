package persons

import (
	"slices"
	"strings"
	"testing"
)

func TestOnePersonIsOneFinding(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts Texts
		want  string // "Words Count" with commas
	}{
		{"the longest form", da("Mette Juhl Hansen kom. Mette sagde ja. Det var Juhls idé, ikke Mette J.s, sagde M. Hansen."), "Mette Juhl Hansen 5"},
		{"two of the same first name", da("Mette Juhl og Mette Lund kom. Mette gik. Lund blev."), "Mette Lund 2, Mette 1, Mette Juhl 1"},
		{"genitive", da("Det er Mettes. Og Jens'. Og Lars's. Og Zeynabs bil. Zeynab kom."), "Zeynab 2, Jens 1, Lars 1, Mette 1"},
		{"a genitive alone", da("Det var Zeynabs bil."), "Zeynab 1"},
		{"case", da("METTE sagde det. mette gik. Mette kom."), "Mette 3"},
		{"an unknown name at a start only", da("Wojciech ringede i går."), "Wojciech 1"},
		{"common words at a start", da("Beboeren ringede. Ingen ringede. Natten kom. Ledelse er svært. Aftenen gik."), ""},
		{"known words", Texts{Lang: "da", Texts: []string{"Se under Fremdrift og Zumba."}, Known: []string{"Fremdrift", "Hvad med Zumba?"}}, ""},
		{"a word that is also written small", da("Det nye Team kom. Et team er godt. Alle team."), ""},
		{"a known name in spite of it", Texts{Lang: "da", Texts: []string{"Her er Mette."}, Known: []string{"Mette"}}, "Mette 1"},
		{"the leader", Texts{Lang: "da", Own: "Anne Vang", Texts: []string{"Anne Vang sagde til Anne og Vang og Peter."}}, "Peter 1"},
		{"another of the leader's first name", Texts{Lang: "da", Own: "Anne Vang", Texts: []string{"Jeg talte med Anne Lund. Lund gik."}}, "Anne Lund 2"},
		{
			"those of a meeting",
			Texts{Lang: "da", Participants: []string{"Xqwer Zbtyl (afdelingsleder)", "Mette Juhl, leder", "borgmesteren", "En fra HR", "Ledergruppen"}, Texts: []string{"Xqwer ringede. Zbtyl, sagde jeg. Spørg xqwer."}},
			"Xqwer Zbtyl 4, Mette Juhl 1",
		},
		{"a role by its place", Texts{Lang: "da", Participants: []string{"Skoleleder Mette Juhl"}}, "Mette Juhl 1"},
		{"places and programs", da("Vi var i Kolding og Aarhus Kommune, brugte Teams og Nexus, og så Region Syddanmark og Munkevængets Skole."), ""},
		{"hyphens and particles", da("Så Anne-Marie, Lars-Henrik Schmidt, Jan van der Berg, Oliver O'Brien og Ian McDonald."), "Anne-Marie 1, Ian McDonald 1, Jan van der Berg 1, Lars-Henrik Schmidt 1, Oliver O'Brien 1"},
		{"by how often, then by the alphabet", da("Så Åse, Ærlig, Bente, Anna, Anna og Øjvind."), "Anna 2, Bente 1, Ærlig 1, Øjvind 1, Åse 1"},
		{"weekdays in English", en("We met on Tuesday in October with Sarah and the Danish team."), "Sarah 1"},
		{"possessives in English", en("It was Sarah's. Sarah’s plan, James' and the boss's."), "Sarah 2, James 1"},
		{"small in English", en("i rang michelle and told her to ask the leaders in the room"), "Michelle 1"},
		{"names in addresses", da("Skriv til mette.juhl@x.dk"), ""},
		{"a compound", da("Hele Mette-sagen og Jens-modellen. Se Word-filen og SharePoint-siden."), "Jens 1, Mette 1"},
	} {
		var got []string
		for _, f := range Find(c.texts) {
			if f.Kind == Name {
				got = append(got, f.Words+" "+itoa(f.Count))
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func itoa(n int) string { return string(rune('0' + n)) }

func TestTheOtherKinds(t *testing.T) {
	for _, c := range []struct {
		kind  Kind
		texts Texts
		want  []string
	}{
		{Initials, da("MJ og M.J. kom. MJ's tur. TR, HR, MED, DLF, EU og APV var med. Se XYZ-gruppen, en ABC og bilag AB 4."), []string{"MJ", "M.J."}},
		{Initials, da("RING TIL KBL NU OG SIG DET"), nil},
		{Mail, da("Skriv til a.b@x.dk, A.B@X.dk eller c@y.co.uk. @mette og a@b er ingen."), []string{"a.b@x.dk", "c@y.co.uk"}},
		{Mail, Texts{Lang: "da", Own: "Anne Vang", Texts: []string{"anne.vang@x.dk og anne@x.dk"}}, []string{"anne@x.dk"}},
		{Title, da("Souschefen og souschefens kontor, skolelederen, tillidsrepræsentanten. En souschef. En ny skoleleder."), []string{"souschefen", "skolelederen", "tillidsrepræsentanten"}},
		{Title, en("The deputy head and the deputy head of it. At eleven. A deputy."), []string{"the deputy head"}},
		{Phrase, da("Den ene af de to mænd gik, den ene af de 2 kvinder blev."), []string{"den ene af de 2 kvinder", "den ene af de to mænd"}},
		{
			Phrase, da("Vores eneste mandlige pædagog. Den eneste, der turde. Det eneste problem. Den nyansatte. Hende fra Polen. Hende fra i går."),
			[]string{"den eneste", "den nyansatte", "hende fra polen", "vores eneste mandlige pædagog"},
		},
		{
			Phrase, en("One of the two men left. The only woman on the team. The only problem. Our only man. The new hire."),
			[]string{"one of the two men", "our only man", "the new hire", "the only woman"},
		},
	} {
		if got := found(c.kind, c.texts); !slices.Equal(got, c.want) {
			t.Errorf("%s in %q: %q, want %q", c.kind, c.texts.Texts, got, c.want)
		}
	}
}

func TestFindingsStandByKind(t *testing.T) {
	var kinds []Kind
	all := Find(da("Den nyansatte og souschefen ringede fra 20 30 40 50 om 120485-1234. Skriv til a@b.dk eller MJ.\nMette\tkom."))
	for _, f := range all {
		kinds = append(kinds, f.Kind)
	}
	if !slices.Equal(kinds, []Kind{Name, Initials, Mail, Phone, CPR, Title, Phrase}) {
		t.Errorf("%v", kinds)
	}
	if where := all[0].Where; where != "… Skriv til a@b.dk eller MJ. Mette kom." {
		t.Errorf("%q", where)
	}
}
