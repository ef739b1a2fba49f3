#!/usr/bin/python3
"""Draws sentence.png, what stands above every heat map (Debian's python3-pil, fonts-dejavu-core)."""
import pathlib
from PIL import Image, ImageDraw, ImageFont

SENTENCE = 'AI OUTPUT - RESEARCH USE ONLY - NOT FOR DIAGNOSIS'
FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf'
MARGIN = 6

font = ImageFont.truetype(FONT, 14)
left, top, right, bottom = font.getbbox(SENTENCE)
image = Image.new('1', (right - left + 2 * MARGIN, bottom - top + 2 * MARGIN))
ImageDraw.Draw(image).text((MARGIN - left, MARGIN - top), SENTENCE, fill=1, font=font)
image.save(pathlib.Path(__file__).with_name('sentence.png'), optimize=True)
