from __future__ import annotations

import pytest

from converter.extract.find.language import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour was silted up, and nobody in the town believed that the ships would be back."),
        ("de", "Der Hafen war verlandet, und niemand in der Stadt glaubte, dass die Schiffe auf das Meer kommen."),
        ("fr", "Le port est ensablé depuis des années, et les gens de la ville ne sont plus dans les bateaux."),
        (
            "es",
            "El puerto estaba lleno de arena y los vecinos del pueblo no creían que los barcos volvieran por el mar.",
        ),
        ("it", "Il porto è pieno di sabbia e gli abitanti della città non credono che le navi sono nel mare."),
        (
            "pt",
            "O porto não tem mais navios e os moradores da cidade não acreditam que um dia o mar volta para a vila.",
        ),
        ("nl", "De haven is verzand en het dorp gelooft niet dat de schepen er ook met een boot naar zee zijn."),
        ("pl", "Port jest pełen piasku i nikt w mieście nie wierzy, że to się zmieni, ale jak być może, nie na długo."),
        ("ru", "Гавань была занесена песком, и никто в городе не верил, что корабли вернутся по морю."),
        (
            "da",
            "Havnen var sandet til, og der er ikke nogen i byen, som tror at skibene kommer efter det, der blev sagt.",
        ),
        (
            "no",
            "Havnen var full av sand, og det er ikke noen i byen som tror at skipene kommer etter det som ble sagt.",
        ),
        (
            "sv",
            "Hamnen var full av sand, och det är inte någon i staden som tror att fartygen kommer efter det som sas.",
        ),
        ("cs", "Přístav byl plný písku a nikdo ve městě nevěřil, že se lodě vrátí na moře, které je tak daleko."),
        ("sk", "Prístav bol plný piesku a nikto v meste neveril, že sa lode vrátia na more, ktoré je tak ďaleko."),
        (
            "sl",
            "Pristanišče je bilo polno peska in nihče ni verjel, da se bodo ladje še kdaj vrnile na morje, ki je tam.",
        ),
        ("fi", "Satama oli täynnä hiekkaa, ja kun se ei ole enää auki, niin kaupunki on hiljainen mutta kaunis."),
        ("hu", "A kikötő tele volt homokkal, és senki nem hitte már, hogy a hajók még egyszer meg fognak jönni."),
        ("ro", "Portul este plin de nisip și nu mai crede nimeni că vapoarele se vor întoarce pe mare din nou."),
        ("ca", "El port és ple de sorra i la gent de la vila no creu que els vaixells tornin amb la seva gent al mar."),
        ("tr", "Liman kum ile doluydu ve bu şehirde hiç kimse bir daha gemilerin geleceğine inanmıyordu ama o var."),
        ("vi", "Cảng đã đầy cát và không có một người nào trong thị trấn tin rằng những con tàu được trở về với họ."),
        ("uk", "Гавань була занесена піском, і ніхто в місті не вірив, що кораблі повернуться морем."),
        ("bg", "Пристанището беше пълно с пясък и никой в града не вярваше, че корабите ще се върнат по море."),
        ("be", "Гавань была занесена пяском, і ніхто ў горадзе не верыў, што караблі вернуцца морам."),
        ("sr", "Лука је била пуна песка и нико у граду није веровао да ће се бродови вратити морем."),
        ("ar", "كان الميناء مليئا بالرمل ولم يصدق أحد في المدينة أن السفن سوف تعود إلى البحر."),
        ("fa", "بندر پر از شن شده بود و هیچ کس در شهر باور نمی‌کرد که کشتی‌ها برگردند."),
        ("ur", "بندرگاہ ریت سے بھر گئی تھی اور شہر میں کسی کو یقین نہیں تھا کہ جہاز واپس آئیں گے۔"),
        ("he", "הנמל היה מלא חול ואיש בעיר לא האמין שהאוניות יחזרו אל הים."),
        ("el", "Το λιμάνι ήταν γεμάτο άμμο και κανείς στην πόλη δεν πίστευε ότι τα πλοία θα γυρίσουν."),
        ("th", "ท่าเรือเต็มไปด้วยทราย และไม่มีใครในเมืองเชื่อว่าเรือจะกลับมา"),
        ("ja", "港は砂で埋まっていたので、町の人は誰も船が戻るとは思わなかった。"),
        ("zh", "港口被沙子填满，镇上没有人相信船会回来。"),
    ],
)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Luka je bila puna pijeska i nitko u gradu nije vjerovao da će se brodovi vratiti, što je bilo i za nas kao kraj.",
        "Айлақ құмға толып қалды, қалада ешкім кемелердің қайтып келетініне сенбеді.",
    ],
)
def test_a_language_that_shares_its_words_or_letters_is_not_taken_for_another(text: str) -> None:
    assert guess_language(text) == ""


def test_a_name_in_another_language_does_not_tell() -> None:
    text = "Гавань была занесена песком, и никто в городе не верил, что корабли вернутся по морю, пишет газета. " * 3

    assert guess_language(f"{text}«Київ»") == "ru"


def test_names_and_numbers_tell_nothing() -> None:
    assert guess_language("Ann Lee 1812, Bo Ek 1832") == ""


def test_no_text_has_no_language() -> None:
    assert guess_language("") == ""
