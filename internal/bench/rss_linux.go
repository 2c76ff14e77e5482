package main

const maxrssUnit = 1024
