"""Cities that datelines name in ordinary letters or before a colon: capitals and the seats of much news.

Such a dateline ("Cape Town - The court ...", "Doha: A student ...") looks like any sentence that opens with
a name and a dash; only knowing the city makes it certain. Countries, regions and cities that are first
names as well are left out on purpose.
"""

from __future__ import annotations

from prose.word_lists import names

CITIES = names(
    """
    Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Aden, Ahmedabad, Algiers, Almaty, Amman, Amsterdam,
    Ankara, Antananarivo, Ashgabat, Asmara, Astana, Asunción, Athens, Atlanta, Auckland, Baghdad, Baku,
    Baltimore, Bamako, Bangalore, Bengaluru, Bangkok, Bangui, Banjul, Barcelona, Basra, Beijing, Beirut,
    Belfast, Belgrade, Belmopan, Berlin, Bern, Birmingham, Bishkek, Bissau, Bogotá, Bogota, Boston,
    Brasília, Brasilia, Bratislava, Brazzaville, Bridgetown, Brisbane, Brussels, Bucharest, Budapest, Buenos
    Aires, Bujumbura, Cairo, Calcutta, Kolkata, Canberra, Cape Town, Caracas, Cardiff, Casablanca, Chennai,
    Chicago, Chișinău, Chisinau, Cleveland, Colombo, Conakry, Copenhagen, Dakar, Dallas, Damascus, Dar es
    Salaam, Delhi, Denver, Detroit, Dhaka, Dili, Djibouti, Dodoma, Doha, Dubai, Dublin, Durban, Dushanbe,
    Edinburgh, Entebbe, Erbil, Frankfurt, Freetown, Gaborone, Gaza City, Geneva, Glasgow, Goma, Guatemala
    City, Guangzhou, Guayaquil, Gwadar, Hamburg, Hanoi, Harare, Havana, Helsinki, Ho Chi Minh City, Hong
    Kong, Honolulu, Houston, Hyderabad, Islamabad, Istanbul, Izmir, Jaipur, Jakarta, Jeddah, Jerusalem,
    Johannesburg, Juba, Kabul, Kampala, Kandahar, Karachi, Kathmandu, Kharkiv, Khartoum, Kherson, Kigali,
    Kinshasa, Kisumu, Kota Kinabalu, Kuala Lumpur, Kuwait, Kuwait City, Kyiv, Kiev, Kyoto, La Paz, Lagos,
    Lahore, Las Vegas, Libreville, Lilongwe, Lima, Lisbon, Liverpool, Ljubljana, Lomé, London, Los Angeles,
    Luanda, Lucknow, Lusaka, Luxembourg, Lviv, Lyon, Madrid, Managua, Manama, Manchester, Manila, Maputo,
    Marseille, Maseru, Mbabane, Mecca, Medina, Melbourne, Mexico City, Miami, Minsk, Mogadishu, Mombasa,
    Monrovia, Montevideo, Montreal, Moroni, Moscow, Mosul, Multan, Mumbai, Munich, Muscat, Nairobi, Nassau,
    Naypyitaw, N'Djamena, New Delhi, New York, Niamey, Nicosia, Nouakchott, Nuuk, Odesa, Osaka, Oslo,
    Ottawa, Ouagadougou, Palermo, Panama City, Paramaribo, Paris, Perth, Peshawar, Philadelphia, Phnom Penh,
    Pittsburgh, Podgorica, Port Louis, Port Moresby, Port of Spain, Port-au-Prince, Porto-Novo, Prague,
    Praia, Pretoria, Pristina, Pyongyang, Quetta, Quito, Rabat, Ramallah, Rangoon, Rawalpindi, Reykjavik,
    Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam, Salalah, San Diego, San Francisco, San José, San Jose,
    San Juan, San Salvador, Sanaa, Santo Domingo, São Paulo, Sao Paulo, Sarajevo, Seattle, Seoul, Shah Alam,
    Shanghai, Sharjah, Singapore, Skopje, Srinagar, St. Petersburg, Stockholm, Strasbourg, Sucre, Suva,
    Sydney, Taipei, Tallinn, Tashkent, Tbilisi, Tegucigalpa, Tehran, Tel Aviv, The Hague, Thimphu, Tirana,
    Tokyo, Toronto, Tripoli, Tunis, Ulaanbaatar, Vaduz, Valletta, Vancouver, Vatican City, Vienna,
    Vientiane, Vilnius, Warsaw, Washington, Wellington, Windhoek, Yangon, Yaoundé, Yaounde, Yerevan, Zagreb,
    Zanzibar, Zurich
    """
)
"""Their names in English, as datelines print them."""

_FOLDED = frozenset(city.casefold() for city in CITIES)


def is_city(name: str) -> bool:
    """Whether `name`, in any case, is one of these cities."""
    return name.casefold() in _FOLDED
