const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** Words that say nothing about what a text is about, by language: `war` is one in German and none in English. */
export const STOP_WORDS_OF = {
  en: list(`
a about above after again against ago all along already also am amid among an and another any are around as at away back be
became because been before behind being below between both but by can come comes could did do does down during each even ever
every few first for from get gets give given gives go goes going gone got had has have he her here hers him his how if in into is
it its itself just last later least less let like made make makes many may me might more most much must my near never next no nor
not nothing now of off often on once one only onto or other our out over own per put puts rather really said same saw say says
see seen set she should since so some still such take taken takes than that the their them then there these they this those
though three through to too took toward two under until up upon us use used very via was way we well went were what when where
whether which while who whom whose why will with within without would yet you your four five
`),
  de: list(`
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bleibt da damit dann das dass
dem den denn der des die dies diese diesem diesen dieser dieses doch dort drei durch ein eine einem einen einer eines erst erste
ersten es etwas fur gegen geht gibt hat hatte hatten haben hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist
ja jede jedem jeden jeder jedes jetzt kann kein keine keinen kommt konnen konnte lassen lasst machen macht man mehr mit muss
mussen nach neben nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner sich sie sind so soll sollen
sollte sollten soweit um und uns unser unter viel viele vom von vor wann war waren warum was weil weiter welche wenn wer werden
wie wieder will wir wird wo worden wurde wurden zu zum zur zwar zwei zwischen uber
`),
  fr: list(`
a afin ai ainsi alors apres au aucun aussi autre autres aux avait avant avec avoir c ca car ce cela celle celles celui ces cet
cette ceux chaque chez comme comment contre d dans de depuis des deux devant dit dont du elle elles en encore entre est et etaient
etait etant ete etre eu fait faire fois font hier ici il ils j jamais je jusque l la le les leur leurs lors lui m ma mais meme mes
moins mon n ne ni nos notre nous on ont ou par parce pas pendant peu peut plus pour pourquoi qu quand que quel quelle quelles
quels qui quoi s sa sans se selon sera ses si son sont sous sur t ta tandis te tous tout toute toutes tres trois tu un une vers
voici vos votre vous y
`),
  es: list(`
a ahora al algo alguna algunas alguno algunos ante antes asi aun aunque bajo bien cada casi como con contra cual cuando cuatro de
del desde despues dijo donde dos durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estado estan
estar este esto estos fue fueron ha habia han hasta hay hoy incluso la las le les lo los luego mas me mi mientras mismo mucho
muchos muy nada ni no nos nosotros o otra otras otro otros para pero poco por porque primer primera puede pueden pues que quien
quienes se sea segun ser si sido sin sino sobre solo son su sus tambien tan tanto te tiene tienen toda todas todo todos tras tres
tu un una unas uno unos usted y ya yo
`),
  it: list(`
a abbiamo ad agli ai al alla alle allo anche ancora anni c che chi ci cio come con contro cosi cui d da dagli dai dal dalla dalle
dallo dei del della delle dello dentro di dopo dove due e ed era erano essere fa fatto fino fra gli ha hanno ho i il in io l la le
lei li lo loro lui ma mentre mi molto ne negli nei nel nella nelle nello noi non nostra nostro o ogni oggi ora per perche piu poco
poi prima puo qual quale quando quanto quasi quella quelle quelli quello questa queste questi questo qui s se secondo sei senza si
sia solo sono sotto stata state stati stato su sua sue sugli sui sul sulla sulle suo suoi tra tre tutta tutte tutti tutto un una
uno verso vi voi
`),
  nl: list(`
aan af al alle alleen als alsof althans andere ben bij binnen boven d daar dan dat de deze die dit door dus echter een eens en er
geen geweest had hadden heb hebben heeft hem het hier hij hoe hun iets ik in is ja je jij kan kon kunnen maar meer men met mijn
moet na naar nadat niet niets nog nu of om omdat onder ons ook op over s t tegen toch toen tot twee u uit van veel voor waar was
wat we wel werd werden wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou
`),
  pt: list(`
a agora ainda algo ao aos apenas apos as ate cada com como contra da das de depois desde dia disse do dois dos durante e ela elas
ele eles em entre era eram essa esse esta estao estar estava este foi foram ha isso isto ja la lhe mais mas me mesmo meu muito na
nao nas nem no nos nossa nosso num numa o onde os ou outra outras outro outros para pela pelas pelo pelos por porque pode quando
que quem se seja sem ser sera seu seus sim so sob sobre sua suas tambem tao tem tinha toda todas todo todos tres um uma umas uns
voce
`),
} as const

export type KnownLanguage = keyof typeof STOP_WORDS_OF

/** English and German together: a headline alone does not tell which of them it is. */
export const STOP_WORDS: readonly string[] = [...STOP_WORDS_OF.en, ...STOP_WORDS_OF.de]

/** Words of everyday news: two headlines may share several of them and tell of different things. */
export const EVERYDAY_WORDS = list(`
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
`)

/** Words of any text, whatever it is about: a new paper, which has counted nothing yet, must not take them for telling. */
export const PLAIN_WORDS = list(`
able accept across act actually add afternoon age air alone always answer appear arm arrive ask asked away bad bag base bear beat
beautiful become bed began begin believe belong bottom bought box bread break bright bring brought build built busy buy call
called calm careful carry carried catch cause chair check choose circle clean clear clock clothes coat colour common consider
corner cost count couple cover cross cut daily damp date decide deep depend die different difficult dinner distance door double
doubt draw dress dry early ear earth easy eat edge eight eighteen eighty either eleven else empty enjoy enough entire equal evening
everybody everyone everything everywhere exact example expect explain extra eye face fact fall famous fast feel feet felt fifteen
fifth fifty fill finger finish fit five fix flat floor follow foot forget form forty forward four fourteen fourth front full funny
gave general gentle glad glass gone green ground grow guess hair half hand hang happen happy hard hat hear heard heart heavy held
help hidden hide high hit hold hole hope hot hour hundred hundreds idea inch inside instead invite join jump keep kept key kind
kitchen knee knew know known lady laid language laugh lay lead leaf learn least leave leg length lesson letter level lie lift line
listen lived living long look lost lot loud low lunch machine main mark matter mean meant measure meet member mention metal method
metre metres kilometre kilometres mile minutes mistake moment mouth move myself name narrow natural near neck need neighbour
neither nice nine nineteen ninety nobody noise none normal nose nothing notice nowhere ordinary ourselves outside page paint pair
part past pattern pause pencil perfect perhaps picture piece pink pleasant please pocket possible pretty problem proud pull pure
push quick quiet quite reach real reason remain remember repeat reply rest rich right ring rise rope rough round rule sat sell
send sentence separate serious seven seventeen seventy several shape sharp shelf shirt shoe shoulder shout shut side silent
similar simple since single sister sit situation six sixteen sixty size skin sky slip slow small smell smile smooth soft solid
somebody someone something sometimes somewhere soon sort sound speak spent spoke stairs stand stood stone straight strange strike
string strong such sudden suggest suppose sure surface sweet table tall taste teach tell ten thick thin thing third thirteen thirty
thought thousand three threw throw thus tie tight tiny tired together tomorrow tonight tooth top touch toward trust truth try turn
twelve twenty twice understand unit usual usually voice wait walk wall warm watch wear weight whatever wheel whenever whether whole
whom wide wife wild window wish wonder wood word wore worth wrong yard yellow yesterday young yourself zero
abend ahnlich alleine allein anfang arm art aufgabe auge augen aussen ausser bald bekommen beginn beide beiden bein beispiel
besonders besser bild bisher bitte blick boden breit brauchen bringen dabei dafur dagegen daher damals danach daneben daran darauf
daraus darin daruber darum davon davor dazu denken deshalb dick ding dinge dreissig drin druck dunkel dunn eben ecke ehe eher eigen
eigene einander einfach einige einmal einzeln elf endlich eng entfernt erklaren erzahlen essen etwa fahren fallen falsch fast fehlen
fest finden finger folgen form frage fragen fremd fruher fuhlen funf funfzehn funfzig fuss ganz ganze gar gehen gehoren gemeinsam
genau genug gerade gern gesagt gesicht gestern gewesen gewohnlich glauben gleich gleichzeitig grund halb halten hand hande handeln
hangen hart heben heiss helfen hell herum herz hinter hinten hoch holen horen hundert hundertmal innen inzwischen irgend jemand
jedenfalls jeweils kalt kaum kennen klein klug kommen kopf kraft kurz lachen lang langsam lassen laufen laut legen leicht leise
letzte letzten lieber liegen linie links loch luft mal manche manchmal meist meistens meinen menge merken moglich morgens mund
nachher nachste nah nahe name namlich nass nennen neun niemand nie niemals nirgends nutzen oben offen oft ohr ordnung paar plotzlich
punkt rand recht rechts reden reihe rest richtig rot rucken ruhe rufen rund sagen sagt sache satz schauen scheinen schicken schlecht
schliessen schnell schon schreiben schritt schwarz schwer sechs sechzig sehen seite seit selbst selten setzen sicher sieben siebzig
sitzen sofort sogar sonst spat spater spielen sprechen stehen stelle stellen stimme stimmt stuck suchen tief tragen treffen tun tur
uberall uhr ungefahr unten verlieren verschieden verstehen versuchen vielleicht vier vierzig voll voran vorbei vorher vorn wachsen
wahrend warten warum wand weg weich weil weiss weit welt wenig weniger wenigstens werfen wert wichtig wirklich wissen wohl wohnen
wollen wort worte zahlen zehn zeigen zeile ziehen ziemlich ziemlich zimmer zuerst zuletzt zusammen zwanzig zweimal zweite zwolf
`)
