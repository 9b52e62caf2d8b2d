import type { Pair } from './related-pairs.ts'

/** Pairs that share words and nothing else: none of them may be linked as Background. Written by us. */
export const UNRELATED: readonly Pair[] = [
  {
    language: 'en',
    one: [
      'River bank gives way after a week of rain',
      'The bank of the river Lenn slid into the water near the old mill on Tuesday. Walkers must use the upper path until the slope is secured with willow and stone.',
    ],
    other: [
      'Savings bank raises its interest rate',
      'The Lenn Savings Bank pays customers half a point more from Monday. The bank says lending has slowed and deposits are wanted. Shareholders meet in May.',
    ],
  },
  {
    language: 'en',
    one: [
      'Apple harvest comes two weeks early',
      'Growers in the valley pick the first apple trees already. Warm nights in spring brought the blossom forward, and the cider press opens before the school holidays end.',
    ],
    other: [
      'Apple opens its new phone to other shops',
      'The maker of the phone lets other companies sell programs on its devices in Europe. Developers had complained about fees; regulators in Brussels will look at the terms.',
    ],
  },
  {
    language: 'en',
    one: [
      'Mercury crosses the face of the sun',
      'Astronomers and schoolchildren watched the small planet as a dot on white paper. The next transit of Mercury is thirteen years away, observatories said.',
    ],
    other: [
      'Mercury found in fish from the upper lakes',
      'Laboratories measured more of the metal in pike than is allowed. Mercury from old hat factories lies in the mud; anglers are told to eat no fish older than five years.',
    ],
  },
  {
    language: 'en',
    one: [
      'Jordan asks for more water from its neighbours',
      'The kingdom has less water for each person than almost any other country. Amman will receive more from the lake under an agreement that ministers signed on Monday.',
    ],
    other: [
      'Jordan retires from the court after twenty seasons',
      'Michael Jordan said basketball had given him all. Fans in Chicago waited outside the arena for an hour to see the guard a last time.',
    ],
  },
  {
    language: 'en',
    one: [
      'Train drivers begin a strike over rosters',
      'The union called a strike from midnight. Commuters should expect half of the trains, and talks about rest days go on with a mediator.',
    ],
    other: [
      'Late strike wins the derby for the visitors',
      'A strike from twenty metres in the last minute decided the match. The goalkeeper saw the ball late, and the visitors sang on the way to their coach.',
    ],
  },
  {
    language: 'en',
    one: [
      'Club lays a new pitch before the season',
      'The grass of the pitch comes from a farm in the north. Groundsmen rolled it out in two nights, and the first training on it is on Friday.',
    ],
    other: [
      'Young founders pitch to investors in a former brewery',
      'Twelve companies had four minutes each to pitch their plans. A machine that sorts screws won the prize, and two investors asked for numbers.',
    ],
  },
  {
    language: 'en',
    one: [
      'Crane lifts the last beam onto the bridge',
      'The tallest crane in the country set the beam at dawn. Engineers checked each bolt, and drivers will cross in October.',
    ],
    other: [
      'Crane returns to the moor after a century',
      'Ornithologists counted three pairs. The grey crane needs quiet water to breed, and the moor was flooded again by farmers and volunteers.',
    ],
  },
  {
    language: 'en',
    one: [
      'Turkey holds early elections in June',
      'Voters in Ankara and Istanbul choose a parliament. Polls see the governing party behind for the first time.',
    ],
    other: [
      'Turkey prices rise before the holiday',
      'Butchers ask a fifth more for a turkey than last year. Bird flu on two farms made chicks scarce, the farmers say.',
    ],
  },
  {
    language: 'en',
    one: [
      'Amazon forest loses less to fire this year',
      'Satellites saw a third fewer fires in the Amazon basin. Rangers and rain both helped, researchers in Manaus said.',
    ],
    other: [
      'Amazon builds a warehouse beside the motorway',
      'The company wants eight hundred people for its parcels. Neighbours fear lorries at night, and the council asks Amazon for a wall against noise.',
    ],
  },
  {
    language: 'en',
    one: [
      'Python bites its keeper at the city zoo',
      'The snake, four metres long, was being weighed. The keeper is well; the python had not eaten for a month.',
    ],
    other: [
      'Python becomes the first language in schools',
      'Pupils will learn to program in Python from the seventh year. Teachers take courses this summer; the ministry pays for machines.',
    ],
  },
  {
    language: 'en',
    one: [
      'Cabinet agrees on a smaller budget',
      'Ministers cut the plans of all departments by two per cent. Parliament debates the budget in the autumn, and the opposition speaks of tricks.',
    ],
    other: [
      'Joiner restores a cabinet from the castle',
      'The oak cabinet had stood in a damp cellar. Its hidden drawer held a letter from 1764, which the museum will show in the autumn.',
    ],
  },
  {
    language: 'en',
    one: [
      'Court stops the plan for a motorway',
      'Judges found the study of noise too thin. The ministry must begin again, and bats in the wood were not counted.',
    ],
    other: [
      'Tennis court opens after long repairs',
      'Clay was brought from France for the court. Members play from seven in the morning, and beginners have an hour on Mondays.',
    ],
  },
  {
    language: 'en',
    one: [
      'Cold wave kills vines in the south',
      'Frost at night burned the shoots. Growers lit candles between rows; half of the harvest may be lost after the wave of cold.',
    ],
    other: [
      'Surfers ride a record wave off the cape',
      'The wave was measured at twenty-six metres from photographs. A jet ski had pulled the surfer in, and a second one pulled him out.',
    ],
  },
  {
    language: 'en',
    one: [
      'Virus found in computers of three hospitals',
      'Doctors wrote on paper for a day. The virus came with a false invoice, and files are brought back from copies.',
    ],
    other: [
      'Virus spreads among seals on the northern coast',
      'Veterinarians found the virus in forty seals. Walkers should keep dogs away from the beach until spring.',
    ],
  },
  {
    language: 'en',
    one: [
      'Orchestra plays in the key of the valley',
      'The score was written for bells and horns. Farmers joined in from both slopes, and the conductor stood on a barn.',
    ],
    other: [
      'Key witness fails to appear in court',
      'The trial of a builder was put off. Police look for the witness, whose key to the office had opened the case.',
    ],
  },
  {
    language: 'en',
    one: [
      'Washington ends talks about steel tariffs',
      'Diplomats left without a date for more. Steel makers in Europe fear for orders, and Brussels prepares a list of its own.',
    ],
    other: [
      'Denzel Washington plays a retired pilot',
      'The film follows an old man and his radio. Critics at the festival praised Washington and found the end too sweet.',
    ],
  },
  {
    language: 'en',
    one: [
      'Spring under the chapel runs dry',
      'The spring had given water to pilgrims for centuries. A geologist blames a dry winter and a new well in the valley.',
    ],
    other: [
      'Spring collection shows linen and rust',
      'Designers in Milan sent long coats down the stairs. The spring collection is cut wide, and buyers ordered early.',
    ],
  },
  {
    language: 'en',
    one: [
      'Seal of the old town found in an attic',
      'The wax seal from 1412 lay in a box of buttons. Historians can read the name of a mayor who was thought a legend.',
    ],
    other: [
      'Seal pup rescued from a harbour basin',
      'Divers brought the seal into a basket. It drinks fish soup at the station and will swim again in July.',
    ],
  },
  {
    language: 'en',
    one: [
      'March brings twice the usual rain',
      'Gauges ran over in the west. The month of March was the wettest since 1981, the weather service said, and cellars stand under water.',
    ],
    other: [
      'Thousands march for cheaper rents',
      'The march led from the station to the town hall. Tenants want a cap on rents; landlords speak of fewer flats.',
    ],
  },
  {
    language: 'en',
    one: [
      'Star at the edge of the galaxy surprises astronomers',
      'The star is older than theory allows. A telescope in Chile measured its light for eleven nights.',
    ],
    other: [
      'Star of the evening is a nine-year-old',
      'She sang the last song alone. The star of the school opera had learned her part by ear in two days.',
    ],
  },
  {
    language: 'en',
    one: [
      'Fans wait a night for concert tickets',
      'The line went round the block twice. Fans brought tents and soup, and the band sang from a window.',
    ],
    other: [
      'Ceiling fans sell out in the heat',
      'Shops have no fans until August. Electricians work on Sundays, and prices doubled in a week of heat.',
    ],
  },
  {
    language: 'de',
    one: [
      'Bank am Stadtpark bekommt eine Lehne',
      'Die alte Bank unter der Linde war nur ein Brett. Der Tischler hat Eiche genommen, und Spaziergänger sitzen wieder im Schatten.',
    ],
    other: [
      'Bank schließt ihre Filiale am Stadtpark',
      'Die Bank zieht ihre Berater ins Netz. Kunden sollen Geld beim Bäcker abheben; der Vorstand nennt gesunkene Zinsen als Grund.',
    ],
  },
  {
    language: 'de',
    one: [
      'Schloss im Nebental wird zum Hotel',
      'Das Schloss stand zwanzig Jahre leer. Gäste wohnen ab Mai in den Türmen, und die Kapelle bleibt für Hochzeiten offen.',
    ],
    other: [
      'Schloss am Fahrrad hält nur vier Minuten',
      'Prüfer haben zwölf Fabrikate aufgebrochen. Das teuerste Schloss war das zweitschlechteste, die Räder standen im Hof.',
    ],
  },
  {
    language: 'de',
    one: [
      'Kiefer im Stadtwald leidet unter Trockenheit',
      'Förster haben braune Nadeln gezählt. Die Kiefer braucht weniger Wasser als die Fichte, aber auch sie stirbt an den Rändern.',
    ],
    other: [
      'Kiefer nach Sturz wieder gerichtet',
      'Chirurgen haben einem Radfahrer den Kiefer mit Platten aus dem Drucker gerichtet. Er isst nach drei Wochen wieder Brot.',
    ],
  },
  {
    language: 'de',
    one: [
      'Strauß eröffnet die Saison im Kurhaus',
      'Das Orchester spielt Walzer von Strauß. Die Karten sind vergeben, an der Kasse hilft nur Geduld.',
    ],
    other: [
      'Strauß läuft über die Bundesstraße',
      'Der Vogel war von einem Hof entkommen. Die Polizei sperrte die Straße, ein Bauer lockte den Strauß mit Mais.',
    ],
  },
  {
    language: 'de',
    one: [
      'Leiter der Feuerwehr geht in Rente',
      'Der Leiter hatte vierzig Jahre Dienst. Zum Abschied stieg er ein letztes Mal auf das Dach der Wache.',
    ],
    other: [
      'Leiter aus Kupfer spart Strom',
      'Forscher haben einen Leiter gezogen, der kalt bleibt. Der Draht aus Kupfer und Glas soll in Trafos verbaut werden.',
    ],
  },
  {
    language: 'de',
    one: [
      'Golf von Genua erwärmt sich schneller',
      'Messbojen melden drei Grad mehr. Fischer sehen im Golf Arten, die sie aus Tunesien kennen.',
    ],
    other: [
      'Golf wird nach fünfzig Jahren nicht mehr gebaut',
      'Der Golf war das Auto der Mitte. Das Werk stellt auf Strom um, die Arbeiter lernen an neuen Bändern.',
    ],
  },
  {
    language: 'de',
    one: [
      'Zug nach Prag fährt wieder über die Brücke',
      'Der Zug braucht eine Stunde weniger. Gleisbauer haben drei Winter an den Pfeilern gearbeitet.',
    ],
    other: [
      'Schachspielerin gewinnt mit einem stillen Zug',
      'Der Zug mit dem Springer sah aus wie ein Fehler. Die Gegnerin rechnete zwanzig Minuten und gab auf.',
    ],
  },
  {
    language: 'de',
    one: [
      'Ton aus der Grube wird zu Ziegeln',
      'Der Ton ist so fett wie vor hundert Jahren. Ein Brenner liefert Ziegel für drei Kirchendächer.',
    ],
    other: [
      'Ton fällt bei der Premiere aus',
      'Der Ton blieb im zweiten Akt weg. Die Sänger hoben die Stimmen, und das Publikum rückte nach vorn.',
    ],
  },
  {
    language: 'de',
    one: [
      'Steuer am Kahn bricht im Strom',
      'Das Steuer brach unter der Brücke. Schiffer zogen den Kahn mit Kies an das Ufer, niemand wurde verletzt.',
    ],
    other: [
      'Steuer auf Hunde steigt im neuen Jahr',
      'Die Steuer steigt um zehn Euro. Der Rat will Beutel und Zäune bezahlen; Blindenhunde bleiben frei.',
    ],
  },
  {
    language: 'de',
    one: [
      'Tor der Gäste in der letzten Minute',
      'Das Tor fiel nach einer Ecke. Der Torwart protestierte, der Schiedsrichter sah sich die Bilder an und pfiff ab.',
    ],
    other: [
      'Tor aus dem Mittelalter kommt ans Licht',
      'Bagger stießen auf das Tor der alten Mauer. Archäologen haben bis Weihnachten Zeit, dann wird der Kanal verlegt.',
    ],
  },
]
