"""Lists of recipients for the end-to-end tests: real names and addresses, as CSV in any encoding and dialect."""

import re

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "fullwidth-comma": "，"}
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}

# Name -> what --encoding calls it, Python's codec, byte order mark.
ENCODINGS = {
    "utf-8": ("utf-8", "utf-8", b""),
    "utf-8 with a mark": ("utf-8", "utf-8", b"\xEF\xBB\xBF"),
    "utf-16le": ("utf-16le", "utf-16-le", b"\xFF\xFE"),
    "utf-16be": ("utf-16be", "utf-16-be", b"\xFE\xFF"),
    "utf-16le without a mark": ("utf-16le", "utf-16-le", b""),
    "utf-16be without a mark": ("utf-16be", "utf-16-be", b""),
    "big5": ("big5", "cp950", b""),
    "gb18030": ("gb18030", "gb18030", b""),
}

# Trail bytes of 許功蓋 look like backslashes in Big5, those of 育四會坑尚 like pipes.
SURNAMES = "王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田任姜范方石姚譚廖鄒熊金陸郝孔白崔康毛邱秦江史顧侯邵孟龍萬段雷錢湯尹黎易常武喬賀賴龔文歐游詹藍簡"
GIVEN = "家豪志明俊傑建宏俊宏志豪志偉文雄承翰冠宇淑芬美惠麗華雅婷怡君佳穎宜蓁郁婷心怡詩涵思妤功蓋育四會坑尚碁裏恒銘哲維德芳瑜珮珊子軒品妍宥廷欣怡雅雯佩君靜宜惠雯"
CITIES = ["台北市信義區", "臺北市大安區", "新北市板橋區", "桃園市中壢區", "新竹市東區", "台中市西屯區", "彰化縣員林市", "嘉義市西區",
          "台南市安平區", "高雄市苓雅區", "屏東縣潮州鎮", "宜蘭縣羅東鎮", "花蓮縣吉安鄉", "澎湖縣馬公市"]
ROADS = ["中正路", "忠孝東路四段", "中山北路一段", "民生東路", "復興南路二段", "羅斯福路三段", "和平西路", "成功路", "許厝街", "育英街", "四維路"]
SIMPLIFIED_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
SIMPLIFIED_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英建华文辉力鑫波斌宇浩凯健俊帆雪晨轩梓涵欣怡子墨雨桐㐂𠮷"
SIMPLIFIED_CITIES = ["北京市海淀区", "上海市浦东新区", "广州市天河区", "深圳市南山区", "厦门市思明区", "福州市鼓楼区"]
SIMPLIFIED_ROADS = ["中山路", "解放东路", "建国门外大街", "学院路", "长安街", "湖滨南路"]


def name(random, simplified=False):
    surnames, given = (SIMPLIFIED_SURNAMES, SIMPLIFIED_GIVEN) if simplified else (SURNAMES, GIVEN)
    return random.choice(surnames) + "".join(random.choices(given, k=random.choice((1, 2, 2, 2))))


def address(random, simplified=False):
    cities, roads = (SIMPLIFIED_CITIES, SIMPLIFIED_ROADS) if simplified else (CITIES, ROADS)
    return f"{random.choice(cities)}{random.choice(roads)}{random.randrange(1, 400)}{'号' if simplified else '號'}"


def mobiles(random, count):
    """So many different Taiwanese mobile numbers."""
    return [f"09{number:08d}" for number in random.sample(range(10000000, 90000000), count)]


def field(text, delimiter):
    """Quoted where it must be."""
    if delimiter in text or re.search(r'[\r\n"]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


def csv_bytes(rows, delimiter=",", end="\n", codec="utf-8", mark=b"", last_end=True):
    lines = [delimiter.join(field(text, delimiter) for text in row) + end for row in rows]
    if not last_end:
        lines[-1] = lines[-1].removesuffix(end)
    return mark + "".join(lines).encode(codec)
