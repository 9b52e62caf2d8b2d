/** Words that say nothing about what a headline is about. English and German; a paper in another language gains little and loses nothing. */
export const STOP_WORDS = `
a about above after again against ago all along already also am amid among an and another any are around as at away back be
became because been before behind being below between both but by can come comes could did do does down during each even ever
every few first for from get gets give given gives go goes going gone got had has have he her here hers him his how if in into is
it its itself just last later least less let like made make makes many may me might more most much must my near never next no nor
not nothing now of off often on once one only onto or other our out over own per put puts rather really said same saw say says
see seen set she should since so some still such take taken takes than that the their them then there these they this those
though three through to too took toward two under until up upon us use used very via was way we well went were what when where
whether which while who whom whose why will with within without would yet you your four five
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bleibt da damit dann das dass
dem den denn der des die dies diese diesem diesen dieser dieses doch dort drei durch ein eine einem einen einer eines erst erste
ersten es etwas fur gegen geht gibt hat hatte hatten haben hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist
ja jede jedem jeden jeder jedes jetzt kann kein keine keinen kommt konnen konnte lassen lasst machen macht man mehr mit muss
mussen nach neben nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner sich sie sind so soll sollen
sollte sollten soweit um und uns unser unter viel viele vom von vor wann war waren warum was weil weiter welche wenn wer werden
wie wieder will wir wird wo worden wurde wurden zu zum zur zwar zwei zwischen uber
`
  .trim()
  .split(/\s+/)

/** Words of everyday news: two headlines may share several of them and tell of different things. */
export const EVERYDAY_WORDS = `
agree agreement air airport announce annual answer appeal arrest art ask attack award bad ban bank begin best better big bill
board boat book border boy break bridge bring budget build building bus business buy call campaign car case centre center chance
change charge chief child children church city claim clear climate close club coach coast cold company concert cost council
country county court crash crisis cup cut dark data day days dead deal death debate decade decide december decision defence delay
demand die district doctor dog draw dream drive driver drop early east economy eight election end energy engineer europe evening
event expect expert face factory fail fall family fan farm fear festival fight film final find fire fish flight flood food
football force forest found free friday friend fund future game garden girl goal good government great green group grow guide half
hall harbour health hear heat help high hit hold holiday home hope hospital hot hour house housing idea increase industry injured
inquiry island issue january job join judge july june keep key kill king lake land language law lead leader league leave life
light line live local london long look lose loss lost low main man manager march mark market match mayor measure meet meeting
member men million mine minister minute miss model monday money month morning mountain move museum music name national nearly need
new news night nine north number october offer office officer official oil old open opposition order owner paper park parliament
part party pass pay peace people person phone place plan plane plant play player police policy politician pool poor port power
prepare president press price prime prison problem profit programme project protest public question quiet quit race rail rain raise
rate reach read ready record reform reopen report rescue research residents return review rise river road room rule run safe sale
saturday save school sea search season second secret sector seek sell senate september series service seven ship shop short show
side sign six small social son song soon south spend sport spring square staff stage star start state station stay step stop store
storm story street strike strong student study summer sun sunday support talk tax teacher team tell ten test thousand threat
thursday ticket time timetable today told tonight top tour tower town trade traffic train tram travel tree trial trip trouble
tuesday turn union university vote voter wait walk want war warm warn warning water wave weather wednesday week weekend west white
win wind winter woman women word work worker world worry year years young
action ahead amount area attempt babi behind black blue body career celebrate cent child clash close community complete confirm
contract control dozen due earn end face feature field fine fresh front gate gear hand head history host huge include interest
involve lack launch law lift limit list love major mass mean mind move near note number pair pass past path pick plus point pound
power pressure promise push quarter red reveal rival scene send set share shock shoot size spot stand stuck surprise target team
term third threaten top total turn type urge value victim view visit watch worker wrong
america american asia britain british canada china chinese england english eu europa european france french german germany india
israel italy japan munchen munich nato paris russia russian spain turkey uk ukraine usa washington york
federal general global nations president reuters security state united troops
abend altes angst april arbeit arzt august bahn bau bauen bei beginn berlin brand brucke buch burger burgermeister chef dezember
deutsche deutschland dienstag dorf donnerstag ende entscheidet erfolg ergebnis erste euro fahrer fall fest feuer feuerwehr film
fluss fordert frau freitag fruh geld gemeinde gericht gesetz gewinnt grosse grun gute halle haus heute hilfe hoch hoffnung jahr
jahre januar juli juni kampf kind kinder kirche klima kosten krieg kritik kultur land lange leben lehrer leute mai mann markt
meter mensch menschen minister mittwoch million millionen mitte monat montag morgen musik nacht neu neue neuer neues november
oktober opfer park partei plan platz polizei preis preise problem projekt prozess rat regierung regen samstag schule schuler
september sieg sommer sonntag spiel stadt stadtrat start strasse streit streik stunde suche tag tage tausend team teuer tod tote
trainer uhr umbau unfall verein verkehr wahl wald warnt wasser weg welt wetter winter woche wochen zahl zeit zug zukunft
`
  .trim()
  .split(/\s+/)
