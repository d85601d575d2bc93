"""Sentences of invented pages on everyday subjects: cooking, travel, programs, sport, money, in six languages.

`{n}` is a number, `{name}` a person, `{place}` a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLAIN: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "en": (
        (
            "Chop the onions finely and fry them in butter until they are soft and golden.",
            "Add {n} grams of flour, stir well and pour in the warm milk little by little.",
            "Leave the dough in a warm place for {n} minutes before you bake it.",
            "{name} serves this soup with fresh bread and a spoon of sour cream.",
            "You can keep the sauce in the fridge for three days or freeze it in small jars.",
        ),
        (
            "The ferry to {place} leaves every {n} minutes and tickets are sold on board.",
            "From the old town a path leads up to the castle, with a wide view over the bay.",
            "Most hotels near the station are full in August, so book your room early.",
            "{name} walked the coastal trail in four days and slept in mountain huts.",
            "The market in {place} opens at seven and sells fish, cheese and flowers.",
        ),
        (
            "The update fixes {n} errors and makes the installation faster on older computers.",
            "Open the settings, choose the network tab and enter the address of the server.",
            "{name} wrote a small library that reads the log files and counts the warnings.",
            "If the build fails, delete the cache folder and run the command again.",
            "The new version needs at least {n} megabytes of memory and a recent browser.",
        ),
        (
            "{place} won the match by {n} points after a weak first half.",
            "The coach praised the defence and said that {name} will be back next week.",
            "In the second round the team meets the champions of last season at home.",
            "{name} finished the race in third place, eleven seconds behind the leader.",
            "Tickets for the final went on sale on Monday and sold out within {n} minutes.",
        ),
        (
            "The bank raised its interest rate by a quarter of a point on Thursday.",
            "Rents in {place} have gone up by {n} per cent since last spring.",
            "The company wants to close two plants and move the production abroad.",
            "{name}, who leads the union, called the offer of the employers too low.",
            "The council voted on the budget and put off the decision on the new tram line.",
        ),
    ),
    "de": (
        (
            "Die Zwiebeln fein hacken und in Butter goldgelb braten.",
            "{n} Gramm Mehl dazugeben, gut verrühren und die warme Milch langsam angießen.",
            "Den Teig {n} Minuten an einem warmen Ort gehen lassen und dann backen.",
            "{name} serviert die Suppe mit frischem Brot und einem Löffel Sauerrahm.",
        ),
        (
            "Die Fähre nach {place} fährt alle {n} Minuten, Karten gibt es an Bord.",
            "Von der Altstadt führt ein Weg zur Burg hinauf, mit weitem Blick über die Bucht.",
            "Die meisten Hotels am Bahnhof sind im August ausgebucht.",
            "{name} ist den Küstenweg in vier Tagen gegangen und hat in Hütten geschlafen.",
        ),
        (
            "Das Update behebt {n} Fehler und beschleunigt die Installation auf älteren Rechnern.",
            "Öffnen Sie die Einstellungen und tragen Sie die Adresse des Servers ein.",
            "{name} hat eine kleine Bibliothek geschrieben, die Protokolle liest und Warnungen zählt.",
            "Schlägt der Bau fehl, löschen Sie den Ordner und starten den Befehl noch einmal.",
        ),
        (
            "{place} gewann das Spiel nach schwacher erster Halbzeit mit {n} Punkten.",
            "Der Trainer lobte die Abwehr und sagte, dass {name} nächste Woche zurückkehrt.",
            "In der zweiten Runde trifft die Mannschaft zu Hause auf den Meister.",
            "Die Karten für das Endspiel waren nach {n} Minuten ausverkauft.",
        ),
        (
            "Die Bank hob den Zins am Donnerstag um einen Viertelpunkt an.",
            "Die Mieten in {place} sind seit dem Frühjahr um {n} Prozent gestiegen.",
            "Das Unternehmen will zwei Werke schließen und die Fertigung verlagern.",
            "{name} von der Gewerkschaft nannte das Angebot der Arbeitgeber zu niedrig.",
        ),
    ),
    "fr": (
        (
            "Hachez finement les oignons et faites-les dorer dans le beurre.",
            "Ajoutez {n} grammes de farine, mélangez bien et versez le lait chaud peu à peu.",
            "Laissez reposer la pâte {n} minutes dans un endroit tiède avant de la cuire.",
            "{name} sert cette soupe avec du pain frais et une cuillerée de crème.",
        ),
        (
            "Le bateau pour {place} part toutes les {n} minutes et les billets se vendent à bord.",
            "De la vieille ville, un sentier monte au château, avec une belle vue sur la baie.",
            "La plupart des hôtels près de la gare sont complets au mois d'août.",
            "{name} a parcouru le sentier côtier en quatre jours et dormi dans des refuges.",
        ),
        (
            "La mise à jour corrige {n} erreurs et accélère l'installation sur les vieux ordinateurs.",
            "Ouvrez les paramètres et saisissez l'adresse du serveur.",
            "{name} a écrit une petite bibliothèque qui lit les journaux et compte les alertes.",
            "Si la compilation échoue, supprimez le dossier et relancez la commande.",
        ),
        (
            "{place} a gagné le match de {n} points après une première mi-temps difficile.",
            "L'entraîneur a salué la défense et annoncé le retour de {name} la semaine prochaine.",
            "Au deuxième tour, l'équipe reçoit le champion de la saison passée.",
            "Les billets pour la finale se sont vendus en {n} minutes.",
        ),
        (
            "La banque a relevé son taux d'un quart de point jeudi.",
            "Les loyers à {place} ont augmenté de {n} pour cent depuis le printemps.",
            "L'entreprise veut fermer deux usines et délocaliser la production.",
            "{name}, du syndicat, juge l'offre du patronat trop basse.",
        ),
    ),
    "es": (
        (
            "Pica las cebollas muy finas y dóralas en mantequilla.",
            "Añade {n} gramos de harina, remueve bien y vierte la leche templada poco a poco.",
            "Deja reposar la masa {n} minutos en un lugar templado antes de hornearla.",
            "{name} sirve esta sopa con pan recién hecho y una cucharada de nata.",
        ),
        (
            "El barco a {place} sale cada {n} minutos y los billetes se venden a bordo.",
            "Desde el casco antiguo un sendero sube al castillo, con amplias vistas de la bahía.",
            "La mayoría de los hoteles junto a la estación están llenos en agosto.",
            "{name} recorrió el camino de la costa en cuatro días y durmió en refugios.",
        ),
        (
            "La actualización corrige {n} errores y acelera la instalación en ordenadores antiguos.",
            "Abre los ajustes e introduce la dirección del servidor.",
            "{name} escribió una pequeña biblioteca que lee los registros y cuenta los avisos.",
            "Si la compilación falla, borra la carpeta y ejecuta la orden otra vez.",
        ),
        (
            "{place} ganó el partido por {n} puntos tras una floja primera parte.",
            "El entrenador elogió la defensa y dijo que {name} volverá la próxima semana.",
            "En la segunda ronda el equipo recibe al campeón de la temporada pasada.",
            "Las entradas para la final se agotaron en {n} minutos.",
        ),
        (
            "El banco subió el tipo de interés un cuarto de punto el jueves.",
            "Los alquileres en {place} han subido un {n} por ciento desde la primavera.",
            "La empresa quiere cerrar dos fábricas y trasladar la producción.",
            "{name}, del sindicato, calificó de baja la oferta de la patronal.",
        ),
    ),
    "it": (
        (
            "Tritate finemente le cipolle e fatele dorare nel burro.",
            "Aggiungete {n} grammi di farina, mescolate bene e versate il latte tiepido poco a poco.",
            "Lasciate riposare l'impasto {n} minuti in un luogo tiepido prima di cuocerlo.",
            "{name} serve questa zuppa con pane fresco e un cucchiaio di panna.",
        ),
        (
            "Il traghetto per {place} parte ogni {n} minuti e i biglietti si comprano a bordo.",
            "Dal centro storico un sentiero sale al castello, con ampia vista sul golfo.",
            "Quasi tutti gli alberghi vicino alla stazione sono pieni in agosto.",
            "{name} ha percorso il sentiero costiero in quattro giorni dormendo nei rifugi.",
        ),
        (
            "L'aggiornamento corregge {n} errori e velocizza l'installazione sui computer più vecchi.",
            "Aprite le impostazioni e inserite l'indirizzo del server.",
            "{name} ha scritto una piccola libreria che legge i registri e conta gli avvisi.",
            "Se la compilazione fallisce, cancellate la cartella e ripetete il comando.",
        ),
        (
            "{place} ha vinto la partita di {n} punti dopo un primo tempo debole.",
            "L'allenatore ha lodato la difesa e ha detto che {name} tornerà la settimana prossima.",
            "Nel secondo turno la squadra ospita i campioni della scorsa stagione.",
            "I biglietti per la finale sono andati esauriti in {n} minuti.",
        ),
        (
            "Giovedì la banca ha alzato il tasso di un quarto di punto.",
            "Gli affitti a {place} sono saliti del {n} per cento dalla primavera.",
            "L'azienda vuole chiudere due stabilimenti e spostare la produzione.",
            "{name}, del sindacato, ha definito bassa l'offerta degli imprenditori.",
        ),
    ),
    "ru": (
        (
            "Мелко нарежьте лук и обжарьте его в масле до золотистого цвета.",
            "Добавьте {n} граммов муки, хорошо перемешайте и понемногу влейте тёплое молоко.",
            "Оставьте тесто в тёплом месте на {n} минут, а потом поставьте в духовку.",
            "Подавайте суп со свежим хлебом и ложкой сметаны.",
        ),
        (
            "Паром отходит каждые {n} минут, билеты продаются на борту.",
            "Из старого города тропа ведёт к крепости, откуда видно весь залив.",
            "Почти все гостиницы у вокзала в августе заняты, бронируйте номер заранее.",
            "Рынок открывается в семь утра, там продают рыбу, сыр и цветы.",
        ),
        (
            "Обновление исправляет {n} ошибок и ускоряет установку на старых компьютерах.",
            "Откройте настройки и введите адрес сервера.",
            "Небольшая библиотека читает журналы и считает предупреждения.",
            "Если сборка не удалась, удалите папку и повторите команду.",
        ),
        (
            "Команда выиграла матч с разницей в {n} очков после слабого первого тайма.",
            "Тренер похвалил защиту и рассказал о составе на следующую неделю.",
            "Во втором круге команда дома встречается с чемпионом прошлого сезона.",
            "Билеты на финал раскупили за {n} минут.",
        ),
        (
            "В четверг банк поднял ставку на четверть процента.",
            "Аренда жилья с весны подорожала на {n} процентов.",
            "Компания хочет закрыть два завода и перенести производство.",
            "Профсоюз назвал предложение работодателей слишком низким.",
        ),
    ),
}
