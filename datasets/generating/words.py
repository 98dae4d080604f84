"""French words that the generator puts together. Names sound right and are nobody's."""

MEN = (
    "Adrien", "Aurélien", "Baptiste", "Benoît", "Cédric", "Clément", "Damien", "Étienne", "Fabrice", "Florent",
    "Gaël", "Guillaume", "Hugo", "Idriss", "Jérôme", "Julien", "Karim", "Ludovic", "Malik", "Mathieu", "Nicolas",
    "Olivier", "Pascal", "Quentin", "Rémi", "Samir", "Sébastien", "Thibault", "Vincent", "Yannick",
)  # fmt: skip
WOMEN = (
    "Agnès", "Amina", "Anaïs", "Aurélie", "Bérénice", "Camille", "Céline", "Chloé", "Delphine", "Élise", "Émilie",
    "Fatou", "Florence", "Gaëlle", "Hélène", "Inès", "Jeanne", "Karine", "Laure", "Léa", "Maëlle", "Marion", "Nadia",
    "Nathalie", "Océane", "Pauline", "Rachida", "Sandrine", "Solène", "Valérie",
)  # fmt: skip
EITHER = ("Alix", "Andréa", "Charlie", "Claude", "Dominique", "Lou", "Maxence", "Noa", "Sacha", "Stéphane")

# A family name is a beginning and an ending: Clairbois, Montrive, Valfontaine…
BEGINNINGS = (
    "Aigue", "Beau", "Bois", "Brise", "Champ", "Clair", "Colombe", "Fontaine", "Grand", "Haute", "Long", "Mont",
    "Noir", "Orme", "Pierre", "Pré", "Roche", "Rose", "Sauve", "Tertre", "Val", "Vert", "Vieux", "Vive",
)  # fmt: skip
ENDINGS = (
    "bourg", "bruyère", "chêne", "combe", "fleur", "fond", "garde", "lande", "lieu", "loup", "mare", "merle", "morel",
    "nelle", "perdrix", "rive", "rivière", "saule", "sel", "tour", "val", "vent", "vigne", "ville",
)  # fmt: skip

HOUSES = (
    "Les Tilleuls", "Les Glycines", "Le Clos fleuri", "La Roseraie", "Les Hirondelles", "Le Verger", "Les Jardins",
    "Le Grand Pré", "Les Marronniers", "La Source", "Les Genêts", "Le Parc", "Les Iris", "Bellevue", "Les Acacias",
    "La Pommeraie", "Le Belvédère", "Les Alouettes",
)  # fmt: skip

EXPERT_OPENINGS = (
    "J’ai accompagné plusieurs établissements sur ces sujets, souvent dans l’urgence.",
    "Je travaille depuis plus de dix ans auprès d’équipes hospitalières et médico-sociales.",
    "J’ai piloté ces chantiers dans une petite structure, avec peu de moyens et beaucoup d’entraide.",
    "Mon quotidien : rendre simple ce qui paraît compliqué, au plus près des équipes.",
    "Je peux relire, conseiller, et surtout éviter les erreurs que nous avons faites.",
    "J’interviens volontiers pour un premier échange, sans engagement.",
)
CARE_OPENINGS = (
    "Je peux rejoindre une équipe rapidement et m’adapter à ses habitudes.",
    "J’ai travaillé de jour comme de nuit, en service hospitalier et en établissement pour personnes âgées.",
    "Je me rends disponible sur mes jours de repos.",
    "J’ai repris du service au printemps et je souhaite continuer à aider.",
    "J’ai l’habitude des remplacements au pied levé.",
    "Les transmissions, les toilettes, les soins techniques : je connais bien le terrain.",
)
NON_CARE_OPENINGS = (
    "Je ne suis pas du métier, mais j’ai du temps et de l’énergie.",
    "Mon activité est à l’arrêt quelques semaines : autant être utile.",
    "J’ai déjà donné un coup de main dans un établissement près de chez moi.",
    "J’aime le contact et le travail bien rangé.",
    "Je suis mobile, ponctuelle ou régulière selon vos besoins : une présence sur laquelle compter.",
    "Je peux venir aider une demi-journée ou plusieurs jours de suite.",
)
THEME_SENTENCES = (
    "{theme} : je peux partager notre méthode et nos documents.",
    "Sur le thème « {theme} », j’ai un retour d’expérience complet, du cadrage à l’usage.",
    "{theme} : nous avons tout mis en place en trois semaines, je vous raconte comment.",
    "J’ai formé des équipes entières ; le sujet : {theme}.",
    "{theme} : posez-moi vos questions, même les plus simples.",
    "Je connais les pièges les plus courants ({theme}).",
    "{theme} : j’ai une trame que vous pourrez adapter.",
)
SKILL_SENTENCES = (
    "{skill} : c’est ce que je fais le mieux.",
    "Je peux aider tout de suite ({skill}).",
    "{skill} : j’en ai fait mon métier pendant plusieurs années.",
    "Une expérience associative solide ({skill}).",
)
PROFESSION_SENTENCES = (
    "{profession}, diplôme à jour, expérience variée.",
    "{profession} depuis plusieurs années.",
    "Métier : {profession}. Je connais aussi le travail de nuit.",
    "{profession}, avec une bonne connaissance des personnes âgées.",
)
CLOSINGS = (
    "Un appel suffit pour commencer.",
    "Je réponds dans la journée.",
    "Le plus simple est de m’écrire ; je rappelle le soir.",
    "Disponible pour un échange court, puis davantage si besoin.",
    "N’hésitez pas, même pour une petite question.",
    "Je préfère les échanges en visioconférence.",
    "",
)

ADVICE_TITLES = (
    "{theme} : par où commencer ?",
    "{theme} : besoin d’un avis rapide",
    "{theme} : qui l’a déjà fait dans une petite structure ?",
    "Relire notre projet : {theme}",
    "{theme} : éviter les erreurs des premiers jours",
    "{theme} : un modèle de document à partager ?",
)
HANDS_TITLES = (
    "{skill} : un coup de main pour deux semaines",
    "{skill} : quelques heures par semaine",
    "{skill} : nous cherchons une personne dès lundi",
    "{skill} : relayer une équipe absente",
)
POSITION_TITLES = (
    "Renfort demandé : {profession} ({number})",
    "{profession} : {number} à pourvoir cette semaine",
    "Remplacements de nuit : {profession} ({number})",
    "{profession} pour le week-end ({number})",
)
DESCRIPTIONS = (
    "Plusieurs personnes de l’équipe sont absentes et l’activité ne baisse pas.",
    "Nous avons commencé seuls, et nous butons sur l’organisation plus que sur la technique.",
    "La direction soutient le projet, mais personne chez nous ne l’a encore fait.",
    "Nous devons être prêts en fin de semaine.",
    "Les familles nous le demandent, et nous aimerions bien faire.",
    "Un premier échange par téléphone nous aiderait déjà beaucoup.",
    "Nous avons essayé avec les moyens du bord, sans grand succès.",
    "L’établissement compte une centaine de personnes, réparties sur deux sites.",
)
ANSWERS = (
    "Nous avons eu le même besoin en mars. Le plus utile a été de nommer une personne référente et d’écrire une page, pas plus.",  # noqa: E501 - a sentence
    "Je peux vous appeler cet après-midi. En attendant, listez ce qui bloque : trois lignes suffisent.",
    "Chez nous, cela a pris deux jours. Je vous envoie notre modèle, à adapter librement.",
    "Attention à un point que nous avions oublié : prévenir les équipes de nuit.",
    "Commencez petit, avec un seul service ; le reste suivra.",
    "J’ai une trame toute prête. Dites-moi combien de personnes sont concernées.",
    "Je connais bien votre secteur et je peux passer mardi matin.",
    "Avez-vous pensé à demander à l’établissement voisin ? Nous l’avions fait, avec succès.",
)
REPLIES = (
    "Merci beaucoup, nous allons essayer dès demain.",
    "C’est très clair. Une question encore : qui doit signer le document ?",
    "Nous sommes une quarantaine. Un appel en fin de matinée serait parfait.",
    "Merci pour le modèle, il nous fait gagner une semaine.",
    "Entendu, nous revenons vers vous après la réunion de jeudi.",
    "Bonne idée pour les équipes de nuit, nous n’y avions pas pensé.",
)
THANKS = (
    "Merci, c’est exactement ce qu’il nous fallait. Nous gardons ce fil pour les suivants.",
    "Problème résolu grâce à vous, merci.",
    "Tout est en place, un grand merci de la part de l’équipe.",
)
TOOLS = (
    "Charte de télétravail", "Plan de continuité d’activité type", "Fiche réflexe pour les familles",
    "Modèle de planning d’équipe", "Guide de prise en main de la visioconférence", "Affiche sur les gestes barrières",
    "Trame de registre des traitements", "Procédure d’accueil des renforts",
)  # fmt: skip
