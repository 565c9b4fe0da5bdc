"""Given names that are common in the United Kingdom, without those that are more often words, months or places.

Not in `vocabulary`: the witness takes what stands there for public words, and would then look for none of these names.
"""

GIVEN_NAMES: frozenset[str] = frozenset(
    # A text rather than a list: a thousand quotation marks would hide the words.
    """
    Aaron Abdul Abigail Abraham Adam Adrian Agnes Agnieszka Ahmed Aidan Aileen Aisha Alan Alastair Albert Alex
    Alexander Alfie Alfred Ali Alice Alicia Alison Alistair Allan Allison Amanda Amelia Amina Amir Amit Amy
    Ananya Andrea Andrew Andrzej Andy Angela Angus Anita Anjali Ann Anna Anne Annette Annie Anthony Antonio
    Anwar Archie Arjun Arthur Arun Asha Ashok Audrey Barbara Barry Beatrice Becky Ben Benjamin Bernadette
    Bernard Bethan Beverley Brenda Brendan Brian Bridget Bronwen Bruce Bryan Callum Cameron Carl Carla Carly
    Carmen Carol Caroline Carolyn Catherine Cathy Cecilia Ceri Charlie Charlotte Cheryl Chinedu Chloe Chris
    Christina Christine Christopher Ciara Claire Clare Clive Colette Colin Connor Conor Craig Cristina Cynthia
    Daisy Damian Daniel Danielle Darren Dave David Dawid Debbie Deborah Declan Deepak Deirdre Denise Dennis
    Derek Diana Diane Dilip Dominic Donald Donna Doreen Doris Dorothy Douglas Duncan Dylan Edith Edmund Edward
    Edwin Eileen Eilidh Elaine Eleanor Elena Elizabeth Ella Ellen Ellie Elsie Emily Emma Emmanuel Eric Erica
    Erin Esther Ethan Eugene Eva Evelyn Fatima Felicity Ferdinand Finlay Fiona Fraser Frances Francis Freddie
    Frederick Freya Gabriel Gabriela Gareth Gary Gavin Gemma Geoff Geoffrey George Georgia Gerald Geraldine
    Gerard Giles Gillian Gladys Glenda Glenn Gloria Glyn Gordon Graeme Graham Grzegorz Gulshan Gurpreet Gwen
    Gwyneth Haider Hannah Hardeep Harold Harriet Harry Harvey Hassan Hayley Heather Heidi Helen Helena Henry
    Hilary Howard Hugh Hussain Huw Iain Ian Ibrahim Imogen Imran Ingrid Irene Isaac Isabel Isabella Isla Ismail
    Iwan Jack Jackie Jacob Jacqueline Jade Jake Jakub James Jamie Jamila Jane Janet Janice Jasmine Jason
    Jaswinder Jayne Jean Jeffrey Jennifer Jenny Jeremy Jerome Jessica Jill Jim Joan Joanna Joanne Jodie Joe Joel
    John Jon Jonathan Joseph Josephine Josh Joshua Joyce Juan Judith Julia Julian Julie Juliet Justin Kamal
    Karen Karl Kate Katarzyna Katherine Kathleen Kathryn Katie Katy Kavita Kayleigh Keeley Keith Kelly Kenneth
    Kerry Kevin Khadija Khalid Kieran Kirsten Kirsty Krystyna Krzysztof Kwame Kyle Lakshmi Laura Lauren Laurence
    Lawrence Leah Leanne Lee Leila Leo Leonard Leslie Lesley Lewis Liam Libby Lily Linda Lindsay Lisa Liz Lloyd
    Lorna Lorraine Louis Louisa Louise Lucas Lucy Luke Lydia Lynda Lynn Lynne Maciej Madeleine Maeve Magdalena
    Mahmoud Malcolm Malgorzata Manjit Marcin Marcus Margaret Maria Marian Marie Marilyn Marion Marjorie Marta
    Martha Martin Martyn Mary Mateusz Matthew Maureen Maurice Megan Melanie Melissa Meera Michael Michelle Mick
    Mike Mohamed Mohammad Mohammed Mohan Moira Molly Monica Morag Muhammad Muriel Nadia Naomi Natalie Natasha
    Nathan Neha Neil Niall Niamh Nicholas Nick Nicola Nicole Nigel Nikhil Nina Noah Noel Noreen Norma Norman
    Nuala Oliver Olivia Olwen Omar Oscar Osman Owen Padraig Pamela Patricia Patrick Paul Paula Pauline Pawel
    Peggy Penelope Penny Peter Phil Philip Philippa Phillip Phoebe Phyllis Piotr Poppy Priya Rachael Rachel
    Rafal Raj Rajesh Ralph Raymond Rebecca Reginald Rhian Rhiannon Rhys Richard Rita Robert Roberta Robin
    Roderick Roger Roisin Ronald Rory Rosalind Rosemary Ross Roy Ruby Russell Ruth Ryan Saeed Sally Salma Sam
    Samantha Samuel Sanjay Sara Sarah Sean Sebastian Shabana Shane Shannon Sharon Shaun Sheila Shelley Shirley
    Shona Sian Siân Simon Sinead Siobhan Sophia Sophie Stacey Stanislaw Stanley Stella Stephanie Stephen Steve
    Steven Stuart Sue Sunil Sunita Susan Susanna Suzanne Sylvia Tamsin Tania Tanya Tariq Teresa Terence Terry
    Theresa Thomas Tim Timothy Tina Toby Tobias Tom Tomasz Tony Tracey Tracy Trevor Tristan Ursula Valerie
    Vanessa Vera Vernon Veronica Victor Vijay Vikram Vincent Violet Vivien Wayne Wendy Wiktor William Winifred
    Wojciech Yasmin Yusuf Yvonne Zachary Zainab Zara Zoe
    """.split()  # noqa: SIM905
)
