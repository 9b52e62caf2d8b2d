/** What people begin a password with, by our own list: words, names, teams, places, and what they are told to type. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwort passwd pass passw word pwd pw secret secrets login logon access admin administrator root toor user username
  guest test testing tester default change changeme letmein let me in open welcome hello hallo hi hey bye goodbye please
  qwerty qwertz azerty keyboard computer internet google facebook twitter yahoo hotmail gmail amazon apple samsung nokia
  iphone android windows microsoft linux ubuntu system server network private public master mypassword my new old temp
  love iloveyou iloveu loveyou loveme lovely lover ilove you me us baby babe babygirl babyboy honey sweet sweetie sweetheart
  darling angel angels princess prince queen king kingdom kiss kisses heart hearts forever always together family friend
  friends bestfriend mother father mommy daddy mama papa mum mom dad sister brother grandma girl boy girls boys woman man
  sunshine sunday monday friday summer winter spring autumn january february march april may june july august september
  october november december morning night today tomorrow star stars moon sun sky rainbow flower flowers rose lily daisy
  butterfly dolphin dolphins dragon dragons monkey tiger tigers lion lions eagle eagles bear bears wolf wolves cat cats dog
  dogs kitty kitten puppy horse horses bird fish shark shadow hunter killer ninja pirate pirates knight warrior warriors
  soldier ranger rangers hero superman batman spiderman ironman naruto pokemon pikachu mario zelda sonic starwars startrek
  matrix gandalf hobbit merlin phoenix unicorn vampire zombie devil demon jesus christ jesuschrist jesus1 god lord heaven
  angelina blessed faith hope grace peace church bible freedom liberty america american england london paris berlin munich
  muenchen hamburg vienna zurich madrid barcelona rome milan moscow dublin sydney melbourne toronto newyork boston chicago
  dallas houston texas florida california virginia georgia carolina brooklyn manhattan hollywood vegas canada australia
  germany deutschland france italia italy spain espana mexico brasil brazil argentina india pakistan china japan russia
  football fussball soccer baseball basketball hockey volleyball tennis golf cricket rugby swimming dance dancer dancing
  music guitar piano drums singer rocknroll metal metallica nirvana slipknot eminem beatles queen1 liverpool arsenal chelsea
  manchester united mancity juventus realmadrid bayern bayernmunchen dortmund schalke celtic everton tottenham yankees
  redsox lakers celtics cowboys steelers packers patriots broncos raiders ravens giants dodgers cubs bulls chicagobulls
  michael michelle jennifer jessica jonathan jordan joshua matthew daniel danielle david andrew anthony alexander alexandra
  alex alexis amanda ashley austin benjamin brandon brittany charlie charlotte chelsea1 chris christian christina christine
  christopher claudia courtney crystal cynthia diana dominic donald edward elizabeth emily emma eric ethan florian francis
  frank gabriel george gregory hannah harley heather henry isabella jack jackson jacob james jason jasmine jeffrey jeremy
  john johnny johnson jose joseph juan julia julian justin karen katherine kathleen kevin kimberly laura lauren leonardo
  linda lisa lucas lukas madison marcel maria marina mark martin mary max maximilian melanie melissa mercedes miguel morgan
  nathan natalie nicholas nicole oliver olivia pamela patricia patrick paul peter philip phillip rachel rebecca richard
  robert roberto ronaldo ronald samantha samuel sandra sarah scott sebastian simon sophie spencer stefan stefanie stephanie
  stephen steven susan taylor teresa thomas tiffany timothy tyler vanessa victor victoria vincent william wilson zachary
  messi neymar ronaldinho beckham maradona schumacher senna ferrari porsche mercedes1 bmw audi volkswagen toyota honda
  yamaha suzuki corvette mustang camaro chevrolet ford harleydavidson cadillac lamborghini bugatti jaguar silver golden gold
  diamond diamonds platinum purple orange yellow green blue red black white pink brown grey gray blackcat bluesky redrose
  chocolate cookie cookies banana cherry strawberry apple1 orange1 peanut pepper ginger butter cheese chicken coffee pizza
  whatever whatsup whocares nothing something anything everything nobody somebody forgot forget remember dontknow noidea
  fuck fuckyou fuckoff fucker fuckme shit asshole bitch bastard sexy sex sexsex porn pussy dick penis horny naked playboy
  trustno trustnoone blink snoopy garfield scooby mickey minnie donaldduck winnie pooh tigger simpsons homer bart southpark
  football1 success winner winning champion legend lucky luck magic money dollar dollars euro rich million business company
  office work worker school student teacher college university science chemistry biology history english deutsch francais
  schatz schatzi liebe ichliebedich geheim hallo1 sommer herbst fruehling sonne sonnenschein blume stern engel maus hase
  baerchen passwort1 kennwort benutzer willkommen frankfurt stuttgart koeln dresden leipzig azertyuiop motdepasse soleil
  bonjour amour jetaime doudou loulou chouchou marseille contrasena teamo tequiero mivida amor amore ciao juventus1 ragazza
  computer1 creative thunder lightning storm rainbow1 fire fireman water ocean river mountain island beach paradise nature
  power powerful strong energy rocket planet galaxy universe earth world worldcup space spaceman alien aliens robot machine
  engine turbo nitro racing speed driver motor bike skate skater snowboard surf surfer fishing hunting camping travel
  crazy cool coolguy awesome amazing beautiful pretty gorgeous cute handsome smile smiley happy happiness funny joker
  player gamer gaming game games minecraft fortnite roblox counter strike halo warcraft worldofwarcraft starcraft diablo
  newspaper news paper reader comment article sign signin signup account abc abcd xyz asd asdf zxc qwe qaz wsx the and is
  a i of to for it at on one two three four five six seven eight nine ten hundred thousand number numbers first second ball dragonball boss fan club rock hard`
    .split(/\s+/)
    .filter(Boolean),
)
